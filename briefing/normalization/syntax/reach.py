"""How far the tagger sees."""

REACH = 3
"""Words on either side that count: each of its convolutions looks one further."""
