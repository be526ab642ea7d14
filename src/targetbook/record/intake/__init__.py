"""New figures: reads a table as it was published, sets it against the record and enters it whole or not at all."""
