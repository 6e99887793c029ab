"""What staff read beside each pair."""

from vendors.assigning.problem import Assessor, Bar, Pair, Problem, Wanted
from vendors.assigning.reasons import propose

HOUSING = Wanted(1, 7, 1, frozenset({"Housing", "Generative"}))


def person(key, *fields, **facts):
    return Assessor(key, f"Person {key}", frozenset(fields), **facts)


def reasons(*people, wanted=HOUSING, **facts):
    [pair] = propose(Problem((wanted,), people, **facts))
    return pair.reasons


def test_reasons_say_what_somebody_knows_whom_they_scored_and_their_load():
    assert reasons(person(1, "Housing", "Planning", load=2)) == (
        "Knows 1 of its 2 fields: Housing.",
        "Has scored nothing of this vendor before.",
        "Has 3 in this round with this; the average is 3.0.",
    )


def test_reasons_of_somebody_without_the_fields_say_so():
    assert reasons(person(1, "Planning"))[0] == "Knows none of its 2 fields."
    assert reasons(person(1))[0] == "Has not said what they know."


def test_reasons_say_that_having_scored_the_vendor_counts_against():
    said = reasons(person(1, "Housing"), met={(1, 7): 2})[1]
    assert said == "Scored this vendor twice before, which counts against."


def test_reasons_name_who_would_fit_better_and_has_no_room():
    said = reasons(person(1), person(2, "Housing", room=0))
    assert said[-1] == "Person 2 would fit better, and has no room for more."


def test_reasons_name_who_would_fit_better_and_has_more_already():
    said = reasons(person(1), person(2, "Housing", load=9))
    assert said[-1] == "Person 2 would fit better, and has 9 already."


def test_reasons_name_nobody_who_may_not_be_asked():
    said = reasons(person(1), person(2, "Housing"), barred={(1, 2): Bar.INTEREST})
    assert [words for words in said if "Person 2" in words] == []


def test_place_nobody_can_fill_counts_what_keeps_each_from_it():
    [pair] = propose(
        Problem(
            (HOUSING,),
            (person(1), person(2), person(3, room=0)),
            barred={(1, 1): Bar.INTEREST, (1, 2): Bar.ASKED},
            left_out={"whose register of interests has lapsed": 2},
        )
    )
    assert pair == Pair(
        1,
        None,
        (
            "Nobody is left to ask: 1 asked already, 2 whose register of interests has lapsed, "
            "1 with an interest in the vendor, 1 without room for more.",
        ),
    )


def test_each_missing_place_comes_back_once():
    wanted = (Wanted(1, 7, 2), Wanted(2, 8, 1))
    pairs = propose(Problem(wanted, (person(1),)))
    assert [(pair.wanted, pair.assessor) for pair in pairs] == [(1, 1), (1, None), (2, 1)]
