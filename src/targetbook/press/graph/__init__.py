"""What is made from what, and in which order."""
