"""What somebody still holds, and would leave without anyone: each app says it in its room `holding`."""

from accounts.holding import of_accounts

__all__ = ["of_accounts"]
