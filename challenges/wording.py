"""How a question has to begin, and how typed text is tidied before it is kept."""

import re

from django.core.exceptions import ValidationError

LONGEST_QUESTION = 300
ANYBODYS = re.compile(r"how (can|might|do|will|could|should|would) \w", re.IGNORECASE)


def one_line(text: str) -> str:
    return " ".join(text.split())


def plain_text(text: str) -> str:
    """Line ends as one character, so that a limit counts what a person sees; unseen marks alone are nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    has_something = any(c.isprintable() and not c.isspace() for c in text)
    return text.strip() if has_something else ""


def check_challenge_question(question: str) -> None:
    if question and not ANYBODYS.match(question):
        raise ValidationError("Begin with “How can”, as in “How can we …?”.")


def link_sent(address: str, *, is_new: bool) -> str:
    if is_new:
        return f"We sent a link to {address}. It leads back to this draft."
    return f"A link to this draft went to {address} within this hour. Look there."
