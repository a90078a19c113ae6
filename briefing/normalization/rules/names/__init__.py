"""The full name of an acronym: whether it is said, and in which case and number."""
