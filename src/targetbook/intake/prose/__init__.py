"""Reads the figures that bulletins, work reports and newspapers tell in prose; asks where it is unsure."""
