"""What the portal keeps of people, purpose by purpose: data that each app fills in its room `privacy`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.module_loading import autodiscover_modules

from accounts.models import User
from accounts.privacy.retention.rules import Ending, Rule


class Basis(StrEnum):
    """Why the law lets it be kept: UK GDPR, article 6(1); for data about health article 9(2) as well.

    The operator is the controller and confirms each of them.
    """

    PUBLIC_TASK = "public task, article 6(1)(e)"
    LEGAL_DUTY = "legal duty, article 6(1)(c)"
    CONSENT = "consent, article 6(1)(a)"
    CONSENT_TO_HEALTH = "explicit consent, articles 6(1)(a) and 9(2)(a)"


class Level(StrEnum):
    """How closely it is guarded; docs/data-map.md says what each level asks (OWASP ASVS 5.0, 14.1)."""

    PERSONAL = "personal"
    CONFIDENTIAL = "confidential"
    SPECIAL = "special category"
    KEY = "key"


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """Records that are about somebody.

    `person` and `address` are the ways from a record to an account and to an e-mail address;
    `where` narrows the records. `columns` is what the copy says of each that they can ask for (UK
    GDPR, article 15). `erased` is what becomes of them when their details are erased (article 17);
    None where they stay, for the reason that the purpose gives.
    """

    what: str
    label: str
    columns: str
    person: str = ""
    address: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    erased: Ending | None = None


@dataclass(frozen=True)
class Step:
    """What has to be done before somebody's details are erased, as a sentence, and where."""

    words: str
    address: str

    def __str__(self) -> str:
        return self.words


Undone = Callable[[User], Iterator[Step]]
"""So that nothing is left without somebody who sees to it."""


@dataclass(frozen=True)
class Purpose:
    """One reason to keep something of people. `fields`: names in one string, by label of the model.

    `kept` says how long what no rule ends is kept, and `first` what has to be done before somebody's
    details are erased. `keys` names the fields that are guarded as keys, whatever the level of
    the rest: what lets somebody in.
    """

    what: str
    why: str
    basis: Basis
    level: Level
    kept: str
    seen_by: str
    fields: Mapping[str, str]
    keys: str = ""
    rules: tuple[Rule, ...] = ()
    theirs: tuple[Theirs, ...] = ()
    first: tuple[Undone, ...] = ()


purposes: list[Purpose] = []
impersonal: dict[str, str] = {}


def keep(*kept: Purpose) -> None:
    purposes.extend(kept)


def keep_nothing_of_people(fields: Mapping[str, str]) -> None:
    """Fields with words that tell of no person, by label of the model."""
    impersonal.update(fields)


def load() -> list[Purpose]:
    """Every purpose, in the order of the installed apps."""
    autodiscover_modules("privacy")
    return purposes


def mapped() -> list[tuple[str, str]]:
    """Label and field, once for each purpose they stand under."""
    return [
        (label, name)
        for purpose in load()
        for label, names in purpose.fields.items()
        for name in names.split()
    ]


def declared_impersonal() -> list[tuple[str, str]]:
    load()
    return [(label, name) for label, names in impersonal.items() for name in names.split()]
