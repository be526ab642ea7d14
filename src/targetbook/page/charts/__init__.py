"""One function a chart: a tidy table in, an Altair chart out."""
