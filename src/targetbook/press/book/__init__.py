"""Lays a book out, in each language, and has Jupyter Book print it."""
