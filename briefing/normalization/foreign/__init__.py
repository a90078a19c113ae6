"""Words in other letters than Russian ones: Latin, Greek, and Russian words in Latin letters."""
