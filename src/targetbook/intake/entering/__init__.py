"""Sets new figures against the record, and enters them whole or not at all."""
