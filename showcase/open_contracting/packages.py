"""Releases in the envelope the standard asks for: who publishes them, under which licence and policy."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from json import dumps
from typing import Any

from django.conf import settings
from django.urls import reverse

from design.tags.linked import absolute
from showcase.insights.figure import LICENCE
from showcase.open_contracting.releases import Release

VERSION = "1.1"
# Title and description of a release stand in the standard’s own extension for them.
EXTENSIONS = [
    "https://raw.githubusercontent.com/open-contracting-extensions/"
    "ocds_process_title_extension/v1.1.4/extension.json"
]


def package_of(releases: list[Release], *, address: str) -> dict[str, Any]:
    """The date of the package is that of its newest release: the same releases, the same bytes."""
    published = max(releases, key=_date_of)["date"]
    return {**_envelope(address, published), "releases": releases}


def package_in_parts(releases: Iterable[Release], *, address: str) -> Iterator[str]:
    """The same, written out release by release; the envelope comes last, when all are known."""
    newest, between = None, '{"releases": [\n'
    for release in releases:
        newest = max(newest or release, release, key=_date_of)
        yield between + dumps(release, ensure_ascii=False)
        between = ",\n"
    if newest:
        yield f"\n], {dumps(_envelope(address, newest['date']), ensure_ascii=False)[1:]}\n"


def _date_of(release: Release) -> datetime:
    return datetime.fromisoformat(release["date"])


def _envelope(address: str, published: str) -> dict[str, Any]:
    return {
        "uri": absolute(address),
        "version": VERSION,
        "extensions": EXTENSIONS,
        "publishedDate": published,
        "publisher": {"name": settings.OPERATOR_NAME, "uri": settings.SITE_URL},
        "license": LICENCE,
        "publicationPolicy": absolute(reverse("showcase:open_contracting")),
    }
