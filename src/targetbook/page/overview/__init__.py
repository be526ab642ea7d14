"""The overview: who spoke, what became of it, every target in one table."""
