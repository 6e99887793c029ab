"""What a wording may not be saved with. Its errors are sentences for whoever typed it."""

import re
import unicodedata

from notifications.wordings.templates import PLACEHOLDER, Words, names_in, portal_words, words_of

TEMPLATE_SYNTAX = re.compile(r"\{[{%#]")


def faults_of(text: str, kind: str) -> list[str]:
    """Of a subject or a body by itself."""
    return [*_unknown(text, kind), *_half_open(text), *_not_plain(text)]


def missing_from(words: Words, kind: str) -> list[str]:
    """Names of what this mail may not go without."""
    used = {*names_in(words.body), *names_in(words.subject)}
    return [name for name in must_stay(kind) if name not in used]


def must_stay(kind: str) -> list[str]:
    """Only what the portal's own words say in the body: nothing new is asked for."""
    words, own = words_of(kind), names_in(portal_words(kind).body)
    return [name for name in dict.fromkeys(own) if words[name].must_stay]


def _unknown(text: str, kind: str) -> list[str]:
    unknown = [name for name in dict.fromkeys(names_in(text)) if name not in words_of(kind)]
    return [
        f"This mail has nothing called (({name})). Use names from the list." for name in unknown
    ]


def _half_open(text: str) -> list[str]:
    rest = PLACEHOLDER.sub("", text)
    if "((" in rest or "))" in rest:
        return ["Two brackets open or close without the other two. Write a name as ((name))."]
    return []


def _not_plain(text: str) -> list[str]:
    odd = [mark for mark in text if unicodedata.category(mark) in {"Cc", "Cf", "Co"}]
    if any(mark not in "\n\r\t\u200d" for mark in odd):
        return [
            "It holds a sign that cannot be seen. Type the words anew, or paste them as plain text."
        ]
    if TEMPLATE_SYNTAX.search(text):
        return ["Curly brackets do nothing here. Write a name as ((name))."]
    return []
