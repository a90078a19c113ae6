"""Ordinals, Roman numerals, and compounds with a number."""
