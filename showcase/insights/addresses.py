"""Lists that show just the records behind a number."""

from urllib.parse import urlencode

from django.urls import reverse

OF_CHALLENGES = ("theme", "service_area", "region", "kind")
OF_SOLUTIONS = ("theme", "service_area", "kind")


def challenges_address(**ways: str | None) -> str:
    """Empty where the list cannot be narrowed so."""
    return _address("challenges:list", OF_CHALLENGES, ways)


def solutions_address(**ways: str | None) -> str:
    return _address("vendors:solutions", OF_SOLUTIONS, ways)


def _address(page: str, known: tuple[str, ...], ways: dict[str, str | None]) -> str:
    if any(way not in known or not slug for way, slug in ways.items()):
        return ""
    return f"{reverse(page)}?{urlencode(ways)}"
