"""A text cut into tokens, where its sentences end, and what a reading of it is. Knows no grammar."""
