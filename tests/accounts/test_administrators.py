from functools import partial

import pytest
from django.utils import timezone

from accounts.actions.administrators import NOBODY_ELSE
from accounts.actions.memberships import end_membership
from accounts.enums import Role
from accounts.models import Membership
from accounts.privacy.erasing import erase_person
from accounts.switching.actions import switch_off
from tests.journeys import people
from tests.together import together
from workflow.engine import TransitionDenied

NOW = timezone.now()


def end(person, by):
    end_membership(person.memberships.get(), reason="", by=by, at=NOW)


def erase(person, by):
    erase_person(person, by=by, at=NOW)


def switch(person, by):
    switch_off(person, reason="Left.", by=by, at=NOW)


def outcome(act, person, by):
    try:
        act(person, by)
    except TransitionDenied as denied:
        return denied.reason
    return "done"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("acts", [(end, end), (erase, erase), (switch, end)])
def test_of_two_administrators_who_put_each_other_out_at_once_one_is_left(acts):
    one, two = people.administrator(), people.administrator()
    done = together([partial(outcome, acts[0], one, two), partial(outcome, acts[1], two, one)])
    assert done.count("done") == 1
    left = Membership.objects.active().filter(role=Role.LGA_ADMINISTRATOR, user__is_active=True)
    assert left.count() == 1


@pytest.mark.django_db
def test_role_of_the_only_administrator_is_ended_by_nobody_who_was_one_a_moment_ago():
    one, two = people.administrator(), people.administrator()
    role = two.memberships.get()
    assert outcome(end, one, two) == "done"
    with pytest.raises(TransitionDenied, match=NOBODY_ELSE):
        end_membership(role, reason="", by=one, at=NOW)
    assert two.memberships.active().exists()
