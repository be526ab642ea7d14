"""Growth over several years: chained, printed, bracketed, and the bases that levels stand on."""
