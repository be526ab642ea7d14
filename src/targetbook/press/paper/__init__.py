"""An edition as PDF and EPUB."""
