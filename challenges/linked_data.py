"""A challenge in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from challenges.models import Challenge, Question
from design.tags.linked import absolute


def challenge_data(
    challenge: Challenge, text: dict[str, Any], questions: Iterable[Question]
) -> dict[str, Any]:
    """`text` is what `public_text` returns. Who asked a question is in none of it."""
    return {
        "@type": "CreativeWork",
        "@id": absolute(challenge.get_absolute_url()),
        "url": absolute(challenge.get_absolute_url()),
        "name": text["title"],
        "headline": text["question"],
        "abstract": text["description"],
        "about": text["theme"],
        "inLanguage": "en-GB",
        "version": challenge.version,
        "datePublished": challenge.published_at,
        "author": [{"@type": "Organization", "name": one["name"]} for one in text["designers"]],
        "publisher": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "hasPart": [_question(question) for question in questions],
    }


def list_data(challenges: Iterable[Challenge], address: str) -> dict[str, Any]:
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": challenge.question,
            "url": absolute(challenge.get_absolute_url()),
        }
        for place, challenge in enumerate(challenges, start=1)
    ]
    return {
        "@type": "CollectionPage",
        "name": "Challenges",
        "url": absolute(address),
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }


def _question(question: Question) -> dict[str, Any]:
    answer = {
        "@type": "Answer",
        "text": question.answer,
        "dateCreated": question.answered_at,
        "url": absolute(question.anchor),
    }
    return {"@type": "Question", "name": question.text, "acceptedAnswer": answer}
