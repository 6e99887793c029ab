"""Who the measured records belong to."""

from dataclasses import dataclass

from accounts.models import Organisation, User
from challenges.models import Round
from vendors.models import Criterion


@dataclass(frozen=True)
class Cast:
    round: Round
    councils: list[Organisation]
    officer: User
    staff: User
    assessors: list[User]
    criteria: list[Criterion]
