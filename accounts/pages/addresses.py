"""Every address of the site with who may open it, for docs/permissions.md and the tests of access."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver

from workflow.diagram import rights
from workflow.engine import Lifecycle
from workflow.permissions import Permission

# Pages of others' making guard themselves; what they let in is tested one by one.
FOREIGN = {
    "account_": "whoever signs in, signs up or keeps the own account (django-allauth)",
    "mfa_": "whoever signs in, with the own second factor (django-allauth)",
    "openid_connect_": "whoever a council’s directory signs in (django-allauth)",
    "admin:": "LGA administrators, with their second factor (Django admin)",
    "design:": "developers, on their own machine only",
}

ACTS = """## Who may do what, in which state

An act is refused in every state that does not name it, whoever asks; the page says so. Somebody who may not act
reads who may, unless the record is closed to them: then the page is not there."""

REASONS = """## What somebody reads who may not act

Nobody reads it where the record itself is closed to them: the page is not there. Where more can be said, such as
an interest in a vendor or a state that takes no more changes, that stands in its place.

| rule | who may | everybody else reads |
| --- | --- | --- |"""


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    view: Any

    @property
    def permission(self) -> Permission | None:
        """None for a view that declares none."""
        declared = getattr(getattr(self.view, "view_class", None), "permission", None)
        return declared if isinstance(declared, Permission) else None

    @property
    def foreign(self) -> str:
        """Who may open a page that is not ours; empty for our own."""
        known = (who for prefix, who in FOREIGN.items() if self.name.startswith(prefix))
        return next(known, "")

    @property
    def who(self) -> str:
        """Who may open it, and what they have to prove themselves anew for."""
        who = self.permission.sentence if self.permission else self.foreign
        return f"{who}; proves again who they are to {self.weighs}" if self.weighs else who

    @property
    def weighs(self) -> str:
        """What the page does only after a recent sign-in; empty for most."""
        return getattr(getattr(self.view, "view_class", None), "fresh_sign_in", "")


def addresses() -> list[Address]:
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda address: address.route)


def document() -> str:
    """docs/permissions.md."""
    head = (
        "# Who may open what\n\nMade from the code by `manage.py write_permissions`; a test compares."
        "\nSomebody not signed in is asked to sign in; what a person may not see answers 404."
        "\n\n| address | name | who |\n| --- | --- | --- |\n"
    )
    ours = [address for address in addresses() if not address.name.startswith("admin:")]
    rows = [f"| `/{address.route}` | {address.name} | {address.who} |" for address in ours]
    return head + "\n".join(
        [
            *rows,
            f"| `/admin/…` | | {FOREIGN['admin:']} |",
            "",
            ACTS,
            rights(),
            "",
            REASONS,
            *_reasons(),
            "",
        ]
    )


def rules() -> list[Permission]:
    """Every rule that a page or an act asks for."""
    of_pages = (address.permission for address in addresses())
    of_acts = (
        act.who
        for lifecycle in Lifecycle.registry.values()
        for act in lifecycle.transitions.values()
    )
    found = {(rule.name, rule.sentence): rule for rule in (*of_pages, *of_acts) if rule}
    return [found[key] for key in sorted(found)]


def _reasons() -> Iterator[str]:
    """Rules that let in people who are not signed in refuse by there being no page."""
    for rule in rules():
        if not rule.public:
            yield f"| {rule.name} | {rule.sentence} | {rule.otherwise} |"


def _walk(patterns: list[Any], namespace: str, prefix: str) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name or ''}", route, pattern.callback)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, route)
