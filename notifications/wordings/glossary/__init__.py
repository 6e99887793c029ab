"""Everything the portal can fill into a mail: name, meaning, example."""

from notifications.wordings.glossary.challenges import CHALLENGES
from notifications.wordings.glossary.events import EVENTS
from notifications.wordings.glossary.people import PEOPLE
from notifications.wordings.glossary.solutions import SOLUTIONS
from notifications.wordings.glossary.word import Word

WORDS = (*CHALLENGES, *SOLUTIONS, *EVENTS, *PEOPLE)
BY_NAME = {word.name: word for word in WORDS}
BY_EXPRESSION = {expression: word for word in WORDS for expression in word.of}

__all__ = ["BY_EXPRESSION", "BY_NAME", "WORDS", "Word"]
