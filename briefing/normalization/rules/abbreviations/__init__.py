"""What is cut short: nouns, set phrases, single letters, initials, the parts of a law."""
