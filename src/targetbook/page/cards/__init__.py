"""Promises as cards: what was promised, what became of it, and how far that is known."""
