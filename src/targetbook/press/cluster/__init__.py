"""Editions printed by the workers of a cluster."""
