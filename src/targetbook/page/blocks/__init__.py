"""What a block on a page is made of: tables, charts with their question, frame, source and figures."""
