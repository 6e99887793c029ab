"""What must hold for every life cycle of the portal, whichever app declares it."""

import pytest
from django.apps import apps

from workflow.engine import Lifecycle

EVERY = [pytest.param(lifecycle, id=label) for label, lifecycle in Lifecycle.registry.items()]
every_lifecycle = pytest.mark.parametrize("lifecycle", EVERY)


def statuses_of(lifecycle):
    return {value for value, _ in apps.get_model(lifecycle.label)._meta.get_field("status").choices}


def test_lifecycles_are_those_of_domain_md():
    assert sorted(Lifecycle.registry) == [
        "accounts.invitation",
        "accounts.membership",
        "challenges.act",
        "challenges.challenge",
        "challenges.objection",
        "challenges.question",
        "challenges.statement",
        "challenges.statementimport",
        "showcase.registration",
        "showcase.report",
        "showcase.resource",
        "showcase.showcaseevent",
        "vendors.appeal",
        "vendors.assignment",
        "vendors.clarification",
        "vendors.condition",
        "vendors.proposal",
        "vendors.renewal",
        "vendors.response",
        "vendors.solutionversion",
    ]


@every_lifecycle
def test_every_status_of_the_model_has_words_and_no_other_has(lifecycle):
    assert set(lifecycle.words) == statuses_of(lifecycle)


@every_lifecycle
def test_every_status_says_whose_turn_it_is_in_words(lifecycle):
    for status, words in lifecycle.words.items():
        assert all([words.staff, words.public, words.owner]), status


@every_lifecycle
def test_every_status_has_an_exit_or_is_final(lifecycle):
    left = {source for t in lifecycle.transitions.values() for source in t.sources}
    for status, words in lifecycle.words.items():
        assert words.final or status in left, status


@every_lifecycle
def test_every_status_can_be_reached(lifecycle):
    reached = {lifecycle.initial}
    reached |= {t.target for t in lifecycle.transitions.values()}
    assert reached >= set(lifecycle.words) - born_in(lifecycle)


def born_in(lifecycle):
    """A registration is born confirmed while there is room."""
    return {"confirmed"} if lifecycle.label == "showcase.registration" else set()


@every_lifecycle
def test_every_transition_joins_known_statuses_and_has_a_label(lifecycle):
    for transition in lifecycle.transitions.values():
        assert {*transition.sources, transition.target} <= set(lifecycle.words), transition.name
        assert transition.label


@every_lifecycle
def test_every_record_is_born_in_the_initial_status(lifecycle):
    field = apps.get_model(lifecycle.label)._meta.get_field("status")
    assert not field.has_default() or field.default == lifecycle.initial
