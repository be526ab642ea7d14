"""What is true of one district only: remarks that cite figures by key, and the check that they hold."""
