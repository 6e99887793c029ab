"""The page that somebody came from, as an address says (`?back=…`)."""

from django.utils.http import url_has_allowed_host_and_scheme


def way_back(asked: str) -> str:
    """What is asked for when it is a path of this site; else nothing."""
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, None)
    return asked if is_ours else ""
