"""The rules of judgement: the file that states them, and what may be wrong in another of its shape."""
