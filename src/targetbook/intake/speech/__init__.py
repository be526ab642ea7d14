"""Drafts the rows of `targets.csv` from the text of a speech: reads what is written, abstains where it is unsure."""
