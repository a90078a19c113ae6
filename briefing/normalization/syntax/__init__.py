"""A small neural tagger, for what rules answer badly: which case a place asks for, which form a word has there."""
