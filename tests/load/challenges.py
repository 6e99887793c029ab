"""Very many published challenges, with all that a list and a page say of them.

To one text that all have come words drawn by Zipf's law, so that some stand everywhere and most
hardly anywhere, as in real texts.
"""

from datetime import timedelta

import numpy as np
from django.utils import timezone

from accounts.models import Organisation, User
from challenges.models import (
    Challenge,
    ChallengeDesigner,
    ChallengeSource,
    ChallengeVersion,
    KindOfAI,
    Round,
    ServiceArea,
    Statement,
    Support,
    Theme,
)

WORDS = "A visit takes an hour and writing it up takes another, often at home, often days later. "
NOW = timezone.now()
VOCABULARY = 20_000
OWN_WORDS = 60
luck = np.random.default_rng(20_261_125)


def published(
    many: int,
    statements: list[Statement],
    councils: list[Organisation],
    *,
    round: Round,
    officer: User,
    staff: User,
) -> list[Challenge]:
    """One in four is closed; each has two designers, three supporters, one kind of AI, one version."""
    challenges = _challenges(many, round)
    _sources(challenges, statements, staff)
    _designers(challenges, councils)
    _supports(challenges, councils, officer)
    _kinds(challenges)
    _versions(challenges, staff)
    return challenges


def _challenges(many: int, round: Round) -> list[Challenge]:
    themes = [Theme.objects.create(name=f"Theme {n}", slug=f"theme-{n}") for n in range(4)]
    areas = list(ServiceArea.objects.order_by("pk"))
    return Challenge.objects.bulk_create(
        Challenge(
            round=round,
            theme=themes[n % 4],
            service_area=areas[n % len(areas)],
            slug=f"challenge-{n}",
            status="closed" if n % 4 == 3 else "published",
            title=f"Writing up visits {n}",
            question=f"How can we give social workers back {n} hours?",
            description=WORDS * 8 + _own_words(),
            why_it_matters=WORDS * 4,
            version=1,
            created_at=NOW,
            saved_at=NOW,
            published_at=NOW - timedelta(minutes=n),
            closed_at=NOW if n % 4 == 3 else None,
        )
        for n in range(many)
    )


def _own_words() -> str:
    drawn = np.minimum(luck.zipf(1.2, OWN_WORDS), VOCABULARY)
    return " ".join(_word(int(n)) for n in drawn)


def _word(number: int) -> str:
    """Letters only, the same for the same number: "ba", "be", … "babe", …"""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    word = ""
    while number:
        number, rest = divmod(number, len(syllables))
        word += syllables[rest]
    return word + "n"


def _sources(challenges: list[Challenge], statements: list[Statement], staff: User) -> None:
    accepted = [s for s in statements if s.status == "accepted"]
    ChallengeSource.objects.bulk_create(
        ChallengeSource(
            challenge=challenges[n % len(challenges)],
            statement=statement,
            linked_by=staff,
            linked_at=NOW,
        )
        for n, statement in enumerate(accepted)
    )


def _designers(challenges: list[Challenge], councils: list[Organisation]) -> None:
    ChallengeDesigner.objects.bulk_create(
        ChallengeDesigner(
            challenge=challenge,
            organisation=councils[(n + m) % len(councils)],
            name=f"Council {(n + m) % len(councils)}",
            is_lead=m == 0,
            position=m,
        )
        for n, challenge in enumerate(challenges)
        for m in range(2)
    )


def _supports(challenges: list[Challenge], councils: list[Organisation], officer: User) -> None:
    Support.objects.bulk_create(
        Support(
            challenge=challenge,
            organisation=councils[(n + m) % len(councils)],
            given_by=officer,
            given_at=NOW,
        )
        for n, challenge in enumerate(challenges)
        for m in range(2, 5)
    )


def _kinds(challenges: list[Challenge]) -> None:
    kinds = [KindOfAI.objects.create(name=f"Kind {n}", slug=f"kind-{n}") for n in range(4)]
    through = Challenge.kinds_of_ai.through
    through.objects.bulk_create(
        through(challenge=challenge, kindofai=kinds[n % 4])
        for n, challenge in enumerate(challenges)
    )


def _versions(challenges: list[Challenge], staff: User) -> None:
    ChallengeVersion.objects.bulk_create(
        ChallengeVersion(
            challenge=challenge,
            number=1,
            published_at=challenge.published_at,
            published_by=staff,
            text={
                "title": challenge.title,
                "question": challenge.question,
                "description": challenge.description,
                "why_it_matters": challenge.why_it_matters,
                "designers": [{"name": "Council 0", "is_lead": True}],
            },
        )
        for challenge in challenges
    )
