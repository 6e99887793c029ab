import pytest

from matching.ranking.facts import KnownUser, Need
from tests.matching.ranking.facts.compared import (
    ASHBY,
    COUNTY,
    DISTRICT,
    EASTHOLM,
    MET,
    TRUST,
    UNITARY,
    UNKNOWN,
    found,
)


@pytest.mark.parametrize(
    ("councils", "users", "standing", "words"),
    [
        ({1}, [EASTHOLM, ASHBY], MET, "Used by Eastholm, behind this challenge."),
        ({1, 2}, [EASTHOLM, ASHBY], MET, "Used by Eastholm and Ashby, behind this challenge."),
        (
            {3},
            [EASTHOLM, TRUST],
            UNKNOWN,
            "None of the councils behind the challenge is known to use it.",
        ),
        (set(), [TRUST], UNKNOWN, "None of the councils behind the challenge is known to use it."),
    ],
)
def test_use_by_a_council_behind_the_challenge_is_named(councils, users, standing, words):
    need = Need(councils=frozenset(councils))
    assert found("here", need=need, used_by=tuple(users)) == (standing, words)


@pytest.mark.parametrize(
    ("types", "users", "standing", "words"),
    [
        ({COUNTY}, [], UNKNOWN, "No other council is known to use it."),
        (
            {COUNTY, UNITARY},
            [EASTHOLM, ASHBY],
            MET,
            "Used by councils of the same type (county council): Eastholm.",
        ),
        (
            {COUNTY, DISTRICT},
            [EASTHOLM, ASHBY, TRUST],
            MET,
            "Used by councils of the same type (county council and district council): "
            "Eastholm and Ashby.",
        ),
        (
            {UNITARY, ""},
            [ASHBY, TRUST],
            UNKNOWN,
            "Used by Ashby and A trust outside the register. "
            "No council of the same type is known to use it.",
        ),
    ],
)
def test_use_by_councils_of_the_same_type_is_named(types, users, standing, words):
    need = Need(council_types=frozenset(types))
    assert found("similar", need=need, used_by=tuple(users)) == (standing, words)


def test_use_by_a_council_behind_the_challenge_is_not_told_again_as_similar():
    need = Need(councils=frozenset({1}), council_types=frozenset({COUNTY}))
    assert found("similar", need=need, used_by=(EASTHOLM,)) == (
        UNKNOWN,
        "No other council is known to use it.",
    )


def test_many_users_are_counted_beyond_the_third():
    users = tuple(KnownUser(f"County {n}", n, COUNTY) for n in range(1, 6))
    _, words = found("similar", need=Need(council_types=frozenset({COUNTY})), used_by=users)
    assert words == (
        "Used by councils of the same type (county council): "
        "County 1, County 2, County 3 and 2 more."
    )
