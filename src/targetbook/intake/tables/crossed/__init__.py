"""Tables in any layout: indicators, areas and periods in rows or in columns, growth in rows of its own."""
