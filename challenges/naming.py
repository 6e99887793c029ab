"""What in a text would tell who wrote it: duty of equal treatment, Procurement Act 2023 section 12(2)."""

import re
from collections.abc import Iterator

from accounts.models import User

LEGAL_FORM = re.compile(r"\s*(\(.*\)|,?\s(ltd|limited|plc|llp|cic|c\.i\.c)\.?)$", re.IGNORECASE)


def told_in(text: str, writer: User) -> str:
    """The first words of a text that name its writer, the organisation or the mail address; else nothing.

    A name of one word counts as it is spelt: a vendor may be called what everybody speaks of.
    """
    found = (match for name in _names(writer) if (match := _mention(name).search(text)))
    return next((match.group() for match in found), "")


def _names(writer: User) -> Iterator[str]:
    yield writer.email
    yield writer.email.partition("@")[2]
    yield writer.name
    for membership in writer.memberships.select_related("organisation").order_by("pk"):
        yield LEGAL_FORM.sub("", membership.organisation.name)


def _mention(name: str) -> re.Pattern[str]:
    """Nothing is found of an empty name."""
    words = name.split()
    exactly = len(words) == 1 and "." not in name
    pattern = r"\s+".join(re.escape(word) for word in words) or r"(?!)"
    return re.compile(rf"(?<!\w){pattern}(?!\w)", 0 if exactly else re.IGNORECASE)
