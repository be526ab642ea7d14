"""How Chinese texts word numbers, quantities, times and comparisons."""
