"""The ways people write a council's name, brought to one form for comparing."""

import re
import unicodedata

_TITLES = r"(?:London Borough of|Royal Borough of|Borough Council of|Council of the|City of|LB(?: of)?|RB(?: of)?)"
_KINDS = r"(?:Metropolitan Borough|Metropolitan District|London Borough|County Borough|City and District)"
_TITLE = re.compile(rf"^(?:the )?{_TITLES} ", re.IGNORECASE)
_ENDING = re.compile(
    rf" (?:(?:{_KINDS}|Borough|City|County|District) )?(?:Councils?|Corporation)$", re.IGNORECASE
)
_AUTHORITY = re.compile(
    r"(?: (?:Mayoral )?Combined (?:County )?Authority| Authority)$", re.IGNORECASE
)
_REMARK = re.compile(
    r"\s*\([^()]*\)$|\s+and (?:its )?partners$|\s+and \d+ .*councils$", re.IGNORECASE
)
_RIVER = re.compile(r" (?:upon|under) .*$")


def short_name(name: str) -> str:
    """The place a council is named after: "London Borough of Sutton" is Sutton."""
    return _AUTHORITY.sub("", _ENDING.sub("", _TITLE.sub("", name))) or name


def place(name: str) -> str:
    """The short name, ready for comparing."""
    return plain(short_name(name))


def place_without_river(name: str) -> str:
    """ "Richmond upon Thames" as people shorten it."""
    return _RIVER.sub("", place(name))


def without_remark(name: str) -> str:
    """A sponsor's name without "(lead for 14 councils)" or "and partners"."""
    return _REMARK.sub("", name.strip())


def plain(name: str) -> str:
    """Lower case, without accents, punctuation and a leading article; "&" is "and"."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    kept = re.sub(r"[^\w\s-]", "", letters).replace("-", " ")
    return " ".join(kept.split()).removeprefix("the ")
