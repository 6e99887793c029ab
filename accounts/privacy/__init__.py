"""What the portal keeps of people: each app says it in its room `privacy`, this one in `of_accounts`."""

from accounts.privacy import of_accounts

__all__ = ["of_accounts"]
