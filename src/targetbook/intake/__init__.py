"""What comes in, before it is the record: the text of a speech, a bureau's table, a new area."""
