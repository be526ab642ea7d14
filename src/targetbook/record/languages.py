"""The languages of the book, and of the names and notes of its record."""

LANGUAGES = ("en", "zh")
