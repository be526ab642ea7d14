"""Files that are read safely and written whole or not at all."""
