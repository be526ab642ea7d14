"""What the press takes from the page as files: verdicts, an edition in brief, its sheet, its feed."""
