"""Verdicts and figures on different days: first releases and later ones, replays, changes, imagined figures."""
