"""Backups: the database and the private files in one folder, and the way back. ADR 0030."""
