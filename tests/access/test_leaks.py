"""Whoever declared an interest in a vendor finds nothing of it behind any door of the site.

Every address of the access table is opened by a conflicted assessor and conflicted staff, and then the
doors that take a question: searches, filters, downloads. The names of the vendor, its people, its
solutions and its evidence must not be there, unless somebody not signed in reads them there too.
"""

import re

import pytest
from django.urls import reverse

from notifications.models import Message
from tests.access.answers import ask
from tests.access.rows import NOBODY
from tests.access.table import TABLE
from tests.access.world import HIDDEN, PUBLISHED
from vendors.models import Assignment, Solution, SolutionVersion

pytestmark = pytest.mark.django_db
CONFLICTED = ("conflicted assessor", "conflicted staff")
# Where people read what they declared themselves.
OWN_WORDS = "vendors:my_interests"
NAMES = re.compile(f"{HIDDEN}|{PUBLISHED}", re.IGNORECASE)
# A part of a name, so that the box which shows what was asked for does not count as a find.
HALF, OTHER_HALF = HIDDEN[:7].lower(), PUBLISHED[:7].lower()

ASKED = [
    *((name, [], {"download": kind}) for kind in ("csv", "xlsx") for name in (
        "vendors:vetting_list", "challenges:contacts", "challenges:list", "challenges:statement_queue",
    )),
    *(("vendors:vetting_list", [], {"words": half}) for half in (HALF, OTHER_HALF)),
    *(("matching:search", [], {"q": f"{half} desk"}) for half in (HALF, OTHER_HALF)),
    *(("vendors:solutions", [], {"words": half, "q": half}) for half in (HALF, OTHER_HALF)),
    *((name, [], {"q": HALF}) for name in (
        "challenges:list", "matching:overview", "matching:never_shown", "matching:idle",
        "challenges:contacts", "vendors:assessors",
    )),
    ("notifications:messages", [], {"to": HALF}),
    ("notifications:messages", [], {"kind": "solution_submitted"}),
    ("challenges:contacts", [], {"words": HALF}),
    ("vendors:proposal", lambda t: [t.proposal.pk], {"show": "empty"}),
]  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", CONFLICTED)
@pytest.mark.parametrize(
    "row", [pytest.param(row, id=str(row)) for row in TABLE if row.name != OWN_WORDS]
)
def test_address_names_nothing_that_is_hidden_from_this_person(visits, row, role, method):
    found = visits.to(row, method, role).names
    assert not found or found <= visits.to(row, method, NOBODY).names


@pytest.mark.parametrize("role", CONFLICTED)
def test_own_declarations_name_the_vendor_and_nothing_it_submitted(world, role):
    """People read there what they declared themselves."""
    page = world.browsers[role].get(reverse(OWN_WORDS)).content.decode()
    vendor, submitted = world.things.vendor, Solution.objects.filter(vendor=world.things.vendor)
    assert [solution.name for solution in submitted if solution.name in page] == []
    assert (vendor.name in page, submitted.count() >= 3) == (True, True)


@pytest.mark.parametrize("role", CONFLICTED)
@pytest.mark.parametrize(
    ("name", "args", "query"),
    [pytest.param(*asked, id=f"{asked[0]} {asked[2]}") for asked in ASKED],
)
def test_door_that_is_asked_names_nothing_that_is_hidden(world, name, args, query, role):
    url = reverse(name, args=args(world.things) if callable(args) else args)
    found = ask(world, role, url, query).names
    assert not found or found <= ask(world, NOBODY, url, query).names


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("vendors:vetting_list", {}),
        ("vendors:vetting_list", {"words": HALF}),
        ("vendors:vetting_list", {"download": "csv"}),
        ("vendors:vetting_list", {"download": "xlsx"}),
        ("notifications:messages", {}),
        ("challenges:contacts", {}),
        ("challenges:contacts", {"download": "csv"}),
        ("challenges:contacts", {"download": "xlsx"}),
    ],
)
def test_same_doors_name_it_to_staff_without_an_interest(world, name, query):
    """Else the tests above would find nothing where there is nothing to find."""
    assert HIDDEN.lower() in ask(world, "staff", reverse(name), query).names


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=str(row))
        for row in TABLE
        if row.name
        in ("vendors:vetting", "vendors:proposal", "vendors:change_pair", "vendors:shortlist")
    ],
)
def test_same_pages_name_it_to_staff_without_an_interest(world, row):
    url = reverse(row.name, args=list(row.args(world.things)))
    assert HIDDEN.lower() in ask(world, "staff", url).names


def test_counts_leave_out_what_is_hidden(world):
    """The numbers on "Your work" are those of the lists behind them."""
    seen = {role: _numbers(world, role) for role in ("staff", "conflicted staff")}
    for number in ("solutions in vetting", "responses to decide on"):
        assert seen["conflicted staff"].get(number, 0) < seen["staff"][number]


def test_no_mail_about_it_goes_to_whoever_declared_an_interest(world):
    who = world.things.who
    conflicted = [who.conflicted_staff, who.conflicted_assessor]
    mails = Message.objects.filter(recipient__in=conflicted)
    named = [mail for mail in mails if NAMES.search(f"{mail.subject} {mail.body} {mail.link}")]
    assert named == []
    told = Message.objects.filter(recipient=who.staff, body__contains=HIDDEN)
    assert told.exists()


@pytest.mark.parametrize("role", CONFLICTED)
def test_one_query_hides_every_row_from_this_person(world, role):
    person = world.browsers[role].session["_auth_user_id"]
    user = getattr(world.things.who, role.replace(" ", "_"))
    assert str(user.pk) == person
    hidden = SolutionVersion.objects.filter(solution__vendor=world.things.vendor)
    assert hidden.count() >= 3
    assert not SolutionVersion.objects.dossiers_for(user).filter(pk__in=hidden).exists()
    assert not Assignment.objects.visible_to(user).filter(version__in=hidden).exists()


def _numbers(world, role):
    context = world.browsers[role].get(reverse("showcase:work")).context
    return {job.text: job.count for desk in context["desks"] for job in desk.jobs}
