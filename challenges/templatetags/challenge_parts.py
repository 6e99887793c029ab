"""Parts of pages that show a challenge or a statement, also on pages of other apps."""

import re
from datetime import datetime

from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from challenges.phase import phase_of
from design.tags.lists import moment

register = Library()
BREAK = mark_safe("<br>")
ITEM = re.compile(r"\s*[-•–*]\s+")


@register.inclusion_tag("challenges/parts/tile.html")
def challenge_tile(challenge, now, level=3):
    """A card of a challenge that `challenges.queries.challenges.challenge_cards` fetched."""
    phase = phase_of(challenge, now)
    return {"challenge": challenge, "phase": phase, "facts": facts_of(challenge), "level": level}


def facts_of(challenge):
    """“Designed by 3 councils, shared by 11 more · 9 solutions offered”."""
    designers = challenge.designers_count
    all_councils = designers == challenge.councils_count
    designed = _number(designers, "council" if all_councils else "organisation")
    facts = [f"Designed by {designed}"] if designers else []
    if challenge.supports_count:
        facts.append(f"shared by {challenge.supports_count} more")
    offers = challenge.responses_count
    offered = f"{_number(offers, 'solution')} offered" if offers else "no solutions yet"
    return " · ".join(filter(None, (", ".join(facts), offered)))


def _number(count, noun):
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@register.inclusion_tag("challenges/parts/statement_words.html")
def statement_words(statement, level=2, with_question=False):
    """Everything a statement says but who wrote it."""
    return {
        "statement": statement,
        "level": level,
        "with_question": with_question,
        "parts": [(title, text) for title, text in _words(statement) if text],
        "facts": [(title, text) for title, text in _facts(statement) if text],
    }


def _words(statement):
    return (
        ("What is the challenge?", statement.challenge),
        ("Why does it matter?", statement.why_it_matters),
        ("Considerations and constraints", statement.considerations),
        ("Who is affected?", statement.people_affected),
        ("What has been tried", statement.already_tried),
        ("Outcomes hoped for", statement.outcomes),
        ("How they would be measured", statement.measures),
    )


def _facts(statement):
    count = statement.people_affected_count
    return (
        ("People affected", f"about {count:,}" if count else ""),
        ("Service area", str(statement.service_area or "")),
        ("Data involved", statement.data_in_words),
        ("Kinds of AI foreseen", _listed(statement.kinds_of_ai.all())),
        ("Readiness of the council", statement.get_readiness_display()),
        ("Risks seen", _listed(statement.perceived_risks.all())),
    )


def _listed(items):
    return ", ".join(str(item) for item in items)


@register.inclusion_tag("challenges/parts/challenge_words.html")
def challenge_words(text, level=2):
    """Parts 3, 5 and 6 of the published order; `text` is what `public_text` returns."""
    return {"text": text, "level": level}


@register.filter
def prose(text):
    """Paragraphs as typed; lines that all begin with a dash or a bullet become a list."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return format_html_join("\n", "{}", ((_block(block.splitlines()),) for block in blocks))


def _block(lines):
    if all(ITEM.match(line) for line in lines):
        items = ((ITEM.sub("", line),) for line in lines)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))
    return format_html("<p>{}</p>", format_html_join(BREAK, "{}", ((x,) for x in lines)))


@register.filter
def moment_in_words(iso):
    """A moment written as ISO 8601 with its offset, as people write it; nothing stays nothing."""
    return moment(datetime.fromisoformat(iso)) if iso else ""


@register.filter
def credit(statement):
    """Who stands behind a statement: its council, else its sponsors, else where it was found."""
    if statement.council:
        return statement.council.name
    sponsors = _listed(statement.sponsors.all())
    return sponsors or statement.source_programme or "Imported"


@register.simple_tag
def heading(text, level):
    return format_html("<h{0}>{1}</h{0}>", level, text)
