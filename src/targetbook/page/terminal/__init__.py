"""The same in plain text, for the command line."""
