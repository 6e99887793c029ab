"""Tags as people type them, made one and the same."""

import re

LONGEST_TAG = 50
MOST_TAGS = 12


def tidy_tag(typed: str) -> str:
    """Lower case, one space between words, none around them: “ Adult  Social care ” is “adult social care”."""
    return re.sub(r"\s+", " ", typed).strip().lower()


def tidy_tags(typed: str) -> list[str]:
    """Between commas, semicolons or lines; each once, in the order typed."""
    names = (tidy_tag(name) for name in re.split(r"[,;\n]", typed))
    return list(dict.fromkeys(name for name in names if name))
