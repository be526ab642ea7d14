"""How a word, a number, a figure and a source are written."""
