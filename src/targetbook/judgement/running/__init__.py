"""A year that is not over: how it stands, where it is heading, and how well that was foretold before."""
