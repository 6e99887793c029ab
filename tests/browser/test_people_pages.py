"""Every page about people, organisations and plain words, in each role, at three widths."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.actions.invitations import invite_person
from accounts.actions.memberships import ask_for_place
from tests.journeys import people


def test_pages_of_plain_words_are_accessible_and_fit(look):
    names = ("privacy", "accessibility", "cookies", "terms")
    look(None, {name: f"/{name}/" for name in names})


def test_pages_of_signing_up_are_accessible_and_fit(look):
    pages = {"sign-up": "/account/signup/", "sign-in": "/account/login/"}
    look(None, {**pages, "lost-password": "/account/password/reset/"})


def test_pages_of_finding_a_place_are_accessible_and_fit(look):
    for name in ("Ashby Council", "Birch with Elder Borough Council"):
        people.council(name, domain="shared.gov.uk")
    look(
        people.anybody("Ada Bright", "ada@shared.gov.uk"),
        {
            "choose-council": "/welcome/council/",
            "ask-for-place": "/welcome/organisation/",
            "account-empty": "/account/",
        },
    )
    waiting = people.anybody("Ben Quick", f"{'ben.quick.of.the.streets' * 4}@example.org")
    ask_for_place(waiting, organisation=None, requested="Fens " * 40, at=timezone.now())
    look(waiting, {"waiting": "/welcome/waiting/", "account": "/account/"})


def test_pages_of_a_lead_are_accessible_and_fit(look):
    council = people.council("Ashby Council")
    lead = people.council_lead(council, name="Ada Bright")
    officer = people.officer(council, name="Ben Quick")
    invitation = invite_person(
        "grace.with.a.long.name@northmere.example.org",
        role="council_officer",
        organisation=council,
        by=lead,
        at=timezone.now(),
    )
    role = officer.memberships.get().pk
    look(
        lead,
        {
            "our-people": "/people/",
            "invite": f"/people/{council.slug}/invite/",
            "role": f"/people/roles/{role}/",
            "end-role": f"/people/roles/{role}/end/",
            "work-council": "/work/",
        },
    )
    look(None, {"invitation": f"/invitations/{invitation.token}/"})


def test_pages_of_an_administrator_are_accessible_and_fit(look):
    administrator, council = (
        people.administrator(name="Ada Bright"),
        people.council("Ashby Council"),
    )
    people.council("Closed Council", ended_on=date(2023, 4, 1), is_demonstration=True)
    asked = ask_for_place(
        people.anybody("Ben Quick"), organisation=None, requested="Fenmere", at=timezone.now()
    )
    for _ in range(30):
        people.officer()
    organisation = f"/staff/organisations/{council.slug}/"
    role = f"/people/roles/{asked.pk}/"
    look(
        administrator,
        {
            "work-staff": "/work/",
            "people": "/staff/people/",
            "people-none": "/staff/people/?words=nobody",
            "person": f"/staff/people/{asked.user_id}/",
            "request": role,
            "approve": f"{role}approve/",
            "refuse": f"{role}refuse/",
            "organisations": "/staff/organisations/",
            "organisation": organisation,
            "organisation-new": "/staff/organisations/new/",
            "organisation-edit": f"{organisation}edit/",
            "organisation-end": f"{organisation}end/",
        },
    )


@pytest.mark.parametrize("make", [people.vendor_lead, people.assessor])
def test_work_of_the_other_roles_is_accessible_and_fits(look, make):
    look(make(), {f"work-{make.__name__}": "/work/"})
