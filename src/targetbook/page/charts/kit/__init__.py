"""What charts share: axes, bands, days, colours and sizes."""
