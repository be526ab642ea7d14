"""From a chart's specification to the drawing, picture, table and files on a page."""
