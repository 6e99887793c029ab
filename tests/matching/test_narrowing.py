from dataclasses import dataclass

import pytest

from matching.narrowing import choices, chosen_of, narrowed

NOTHING = {"kind": "", "theme": ""}
PLURALS = {"challenge": "Challenges", "solution": "Solutions", "event": "Events"}


@dataclass(frozen=True)
class Thing:
    traits: dict


def thing(kind, *themes):
    return Thing({"kind": {kind: ""}, "theme": {theme: theme.title() for theme in themes}})


CARE = thing("challenge", "care")
PLACES = thing("challenge", "places")
BOTH = thing("challenge", "care", "places")
TOOL = Thing({"kind": {"solution": ""}})
FOUND = [CARE, PLACES, BOTH, TOOL]


def said(offered):
    return [(choice.name, choice.count, choice.is_chosen) for choice in offered]


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, FOUND),
        ({"kind": "solution"}, [TOOL]),
        ({"theme": "care"}, [CARE, BOTH]),
        ({"kind": "solution", "theme": "care"}, []),
    ],
)
def test_what_is_left_has_every_value_chosen(chosen, left):
    assert narrowed(FOUND, {**NOTHING, **chosen}) == left


def test_values_that_nothing_found_has_are_not_chosen():
    assert chosen_of(FOUND, {"kind": "event", "theme": "care"}) == {"kind": "", "theme": "care"}


def test_names_given_are_all_offered_in_their_order():
    offered = choices(FOUND, {"kind": "", "theme": "care"}, "kind", PLURALS)
    assert said(offered) == [
        ("Challenges", 2, False),
        ("Solutions", 0, False),
        ("Events", 0, False),
    ]


def test_choices_count_what_each_would_leave_whatever_is_chosen_of_their_own_way():
    offered = choices(FOUND, {"kind": "challenge", "theme": "places"}, "theme")
    assert said(offered) == [("Care", 2, False), ("Places", 2, True)]


def test_choices_that_would_leave_nothing_are_not_offered():
    assert said(choices(FOUND, {"kind": "solution", "theme": ""}, "theme")) == []


def test_choices_that_leave_most_come_first():
    offered = choices([PLACES, BOTH, CARE, PLACES], NOTHING, "theme")
    assert said(offered) == [("Places", 3, False), ("Care", 2, False)]
