"""Is the record sound? Its files, its cells, its rows among each other."""
