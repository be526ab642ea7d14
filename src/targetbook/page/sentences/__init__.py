"""A verdict, and what limits it, in sentences."""
