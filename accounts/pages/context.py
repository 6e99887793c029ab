"""What every page may know of its reader."""

from django.http import HttpRequest

from accounts.standing import standing_of


def demonstration(request: HttpRequest) -> dict[str, bool]:
    """The work pages of invented people show invented data; a page may say otherwise of itself."""
    user = getattr(request, "user", None)
    return {"demonstration": standing_of(user).is_demonstration}
