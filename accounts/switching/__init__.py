"""An administrator switches an account off at once, and on again: see docs/adr/0034."""
