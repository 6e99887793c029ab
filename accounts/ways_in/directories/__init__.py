"""Signing in by a council’s own directory, by OpenID Connect: docs/adr/0023."""
