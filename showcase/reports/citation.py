"""A published version as a source to cite, in the forms that reference managers read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from showcase.models import ReportVersion
from showcase.reports.addresses import address_of

# What BibTeX would read as a command or as the end of a field.
BIBTEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "#$%&_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Source:
    """`key` is what a manuscript names it by."""

    key: str
    title: str
    author: str
    version: int
    published_on: date
    address: str


@dataclass(frozen=True)
class Form:
    """One way of writing a source down."""

    name: str
    ending: str
    content_type: str
    write: Callable[[Source], str]


def cited(version: ReportVersion, form: Form) -> str:
    return form.write(_source(version))


def _source(version: ReportVersion) -> Source:
    return Source(
        key=f"{version.report.slug}-{version.number}",
        title=version.content["title"],
        author=settings.OPERATOR_NAME or settings.SITE_NAME,
        version=version.number,
        published_on=localtime(version.published_at).date(),
        address=address_of(version),
    )


def _bibtex(source: Source) -> str:
    """An organisation as author stands in braces of its own, or it would be taken for a name."""
    fields = {
        "title": f"{{{source.title.translate(BIBTEX)}}}",
        "author": f"{{{source.author.translate(BIBTEX)}}}",
        "year": f"{source.published_on:%Y}",
        "month": source.published_on.strftime("%b").lower(),
        "note": f"Version {source.version}",
        "url": source.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@techreport{{{source.key},", *lines, "}", ""])


def _ris(source: Source) -> str:
    """Each line a tag of two letters, two spaces, a hyphen and a space; the last line ends the record."""
    fields = (
        ("TY", "RPRT"),
        ("TI", source.title),
        ("AU", source.author),
        ("PY", f"{source.published_on:%Y}"),
        ("DA", f"{source.published_on:%Y/%m/%d}"),
        ("ET", f"Version {source.version}"),
        ("PB", source.author),
        ("UR", source.address),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def _csl(source: Source) -> str:
    on = source.published_on
    item: dict[str, Any] = {
        "id": source.key,
        "type": "report",
        "title": source.title,
        "author": [{"literal": source.author}],
        "publisher": source.author,
        "version": str(source.version),
        "issued": {"date-parts": [[on.year, on.month, on.day]]},
        "URL": source.address,
        "language": "en-GB",
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


FORMS = {
    "bibtex": Form("BibTeX", "bib", "application/x-bibtex; charset=utf-8", _bibtex),
    "ris": Form("RIS", "ris", "application/x-research-info-systems; charset=utf-8", _ris),
    "csl": Form("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", _csl),
}
