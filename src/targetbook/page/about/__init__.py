"""Chapters about the book itself: rules, backtest, sources, dictionary, corrections, edition."""
