"""A small neural tagger, for the one question that rules answer badly: which case a place in a sentence asks for."""
