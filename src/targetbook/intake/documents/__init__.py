"""Opens whatever an office publishes: sheets of cells as a person sees them, and paragraphs of prose."""
