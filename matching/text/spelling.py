"""British and American spellings of one word become one, by rule.

The rules make index terms, not English: "advise" becomes "advize" on both sides of a comparison, so
they need no list of exceptions. Words that no rule catches are in a short list.
"""

import re

_PAIRS = {
    "aeroplane": "airplane",
    "aluminium": "aluminum",
    "cheque": "check",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "grey": "gray",
    "instalment": "installment",
    "judgement": "judgment",
    "kerb": "curb",
    "kerbside": "curbside",
    "mould": "mold",
    "mouldy": "moldy",
    "plough": "plow",
    "programme": "program",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "skilful": "skillful",
    "tyre": "tire",
}
_PAIRS |= {f"{british}s": f"{american}s" for british, american in _PAIRS.items()}
_RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # organise, organising, organisation, analyse, paralysed, recognisable
        (r"(?<=[a-z]{2}[iy])s(?=(?:e[ds]?|ers?|ing|ations?|ational|able)$)", "z"),
        # colour, behaviour, neighbourhood
        (r"(?<=[a-z]{2})our(?=s?$|ed$|ing|able|al|hood|ite|ful|less)", "or"),
        # centre, metres, calibre
        (r"(?<=[a-z]{2}[tb])re(?=s?$)", "er"),
        # centred
        (r"(?<=[a-z]{2}[tb])red$", "ered"),
        # catalogue, dialogues
        (r"(?<=[a-z]{2})ogue(?=s?$)", "og"),
        # defence, licence, offences
        (r"(?<=[a-z]{2}en)ce(?=[ds]?$)", "se"),
        # modelling, travelled, counsellor; cancellation stays
        (r"(?<=[a-z]{2}[aeiou]l)l(?=(?:ed|[eo]rs?|ing)$)", ""),
        # paediatric, anaesthetic, orthopaedic
        (r"(?<=[a-z])ae(?=[a-z]{3})", "e"),
    )
]


def one_spelling(word: str) -> str:
    """Of a word in lower case; the same for "organisation" and "organization"."""
    word = _PAIRS.get(word, word)
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
