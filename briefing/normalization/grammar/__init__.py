"""Russian grammar: what is known of a word, numerals, government, agreement, the case of a name. Knows no notation."""
