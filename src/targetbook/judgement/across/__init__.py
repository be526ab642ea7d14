"""Verdicts side by side: areas, classes of targets, other rules, what would settle most."""
