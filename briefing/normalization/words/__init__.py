"""Words as such, over the whole spoken text: ё, stress, homographs."""
