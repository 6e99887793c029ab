"""Accounts that nobody uses rest, after two warnings, until somebody wakes them: see docs/adr/0025."""
