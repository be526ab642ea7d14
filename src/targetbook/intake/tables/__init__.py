"""Reads a table as an office published it; a word that is not understood is a question."""
