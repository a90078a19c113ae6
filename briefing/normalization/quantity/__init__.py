"""A number as a thing counted: finding it with what it counts, deciding its case, saying it."""
