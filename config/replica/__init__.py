"""A copy of the database that answers public pages, so that the primary is left to work. ADR 0031."""
