"""Letters that are no Russian word: acronyms, Latin, addresses."""
