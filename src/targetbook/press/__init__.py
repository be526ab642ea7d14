"""The build: papermill, Jupyter Book, the library site."""
