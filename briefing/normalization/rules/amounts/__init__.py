"""Numbers that count and measure: quantities, money, signs, fractions, scores."""
