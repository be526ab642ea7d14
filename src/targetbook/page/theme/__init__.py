"""What a theme's chapter shows, from its verdicts to its sources."""
