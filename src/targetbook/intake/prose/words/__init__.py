"""The words of told figures: names of indicators and areas, times, measures, and what names nothing."""
