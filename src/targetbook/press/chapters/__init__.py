"""Runs a chapter in a kernel of its own, and knows what it asked of the record."""
