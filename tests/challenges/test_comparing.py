import time

import pytest

from challenges.comparing import Kind, changed_parts, compare_words

TEXT = {
    "title": "Visits",
    "question": "How can we save time?",
    "description": "Writing takes an hour.",
    "designers": [{"name": "Northmere", "is_lead": True}, {"name": "Eastholm", "is_lead": False}],
    "why_it_matters": "",
    "considerations": "",
    "theme": "Care",
    "service_area": "",
    "kinds_of_ai": ["Generative"],
}


def told(before, after):
    """Runs as text: [-out-], {+in+}, <folded>."""
    marks = {
        Kind.SAME: "{}",
        Kind.DELETED: "[-{}-]",
        Kind.INSERTED: "{{+{}+}}",
        Kind.FOLDED: "<{}>",
    }
    return "".join(marks[run.kind].format(run.text) for run in compare_words(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Same words.", "Same words.", "Same words."),
        ("One word.", "One short word.", "One {+short +}word."),
        ("An hour, often.", "An hour.", "An hour[-, often-]."),
        ("Two hours.", "Three hours.", "[-Two -]{+Three +}hours."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("Same\nwords.", "Same words.", "Same words."),
        ("First.\n\nLast.", "First.\n\nNew.\n\nLast.", "First.\n\n{+New.\n\n+}Last."),
        ("the council's", "the council’s", "the [-council's-]{+council’s+}"),
    ],
)
def test_words_compared_show_what_came_and_what_went(before, after, expected):
    assert told(before, after) == expected


def test_words_far_from_a_change_are_folded_and_none_is_lost():
    before = " ".join(f"w{number}" for number in range(300))
    runs = compare_words(before, before.replace("w150", "other"))
    assert [(run.kind, len(run.words)) for run in runs] == [
        (Kind.FOLDED, 130),
        (Kind.SAME, 20),
        (Kind.DELETED, 1),
        (Kind.INSERTED, 1),
        (Kind.SAME, 20),
        (Kind.FOLDED, 129),
    ]
    assert "".join(run.text for run in runs if run.kind != Kind.INSERTED) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b " * 5_000, "b a a " * 3_000), ("x\n" * 9_000, "y\nx\n" * 4_000)],
    ids=["few words repeated", "few paragraphs repeated"],
)
def test_text_that_repeats_itself_is_compared_in_time_by_replacing_it_whole(before, after):
    began = time.monotonic()
    runs = compare_words(before, after)
    assert time.monotonic() - began < 2
    assert {run.kind for run in runs} == {Kind.DELETED, Kind.INSERTED}


def test_parts_that_changed_say_how_much_in_the_published_order():
    after = {
        **TEXT,
        "description": "Writing it up takes two hours.",
        "designers": [{"name": "Eastholm", "is_lead": True}],
        "theme": "Front door",
        "service_area": "Adults",
        "kinds_of_ai": ["Generative", "Perceptive"],
    }
    assert [part.summary for part in changed_parts(TEXT, after)] == [
        "2 passages changed in What is the challenge?",
        "3 entries changed in Who has designed the challenge?",
        "2 entries changed in Theme",
        "1 entry changed in Service area",
        "1 entry changed in Kinds of AI",
    ]


def test_same_version_twice_has_no_changed_part():
    assert changed_parts(TEXT, dict(TEXT)) == []
