"""What it amounts to: pure functions on tables, no files, no text, no charts."""
