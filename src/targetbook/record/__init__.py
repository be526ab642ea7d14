"""What was said and published: reads an area's folder, never judges, never formats."""
