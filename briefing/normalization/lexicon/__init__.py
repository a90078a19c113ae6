"""What is said otherwise than it is written: acronyms, letters, and the user's own lexicon."""
