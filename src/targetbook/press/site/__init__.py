"""What lies on the host: editions, front page, checksums, and the server at hand."""
