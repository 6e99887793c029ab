"""Links that staff wrote: ours are asked, others only read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.pages.guarded import is_open_to_anybody
from showcase.enums import ReportStatus
from showcase.reports.links import broken_links
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import event_at, report_at

pytestmark = pytest.mark.django_db


def faults(text):
    return [(link.href, link.fault) for link in broken_links({"Introduction": text})]


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org",
        "https://www.local.gov.uk/our-support?x=1#part",
        "http://example.org:8080/a_b",
        "mailto:ada@example.org",
        "#funnel",
        "/",
        "/challenges/",
        "/insights/?theme=x#map",
    ],
)
def test_link_that_leads_somewhere_is_left_alone(href):
    assert faults(f"See [this]({href}).") == []


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("/nowhere/", "no page of this site that everybody can open"),
        ("/challenges/not-there/", "no page of this site that everybody can open"),
        ("/staff/reports/", "no page of this site that everybody can open"),
        ("reports/spring", "write the whole address"),
        ("www.example.org", "write the whole address"),
        ("javascript:alert(1)", "write the whole address"),
        ("ftp://example.org/file", "write the whole address"),
        ("https://example", "its host is not a name on the internet"),
        ("https://exa_mple.org", "its host is not a name on the internet"),
        ("https://", "its host is not a name on the internet"),
        ("http://[half", "its host is not a name on the internet"),
        ("mailto:ada", "this is not an e-mail address"),
    ],
)
def test_link_that_leads_nowhere_is_named_with_what_is_wrong(href, fault):
    ((found, said),) = faults(f"See [this](<{href}>).")
    assert found[:7] == href[:7]
    assert said.startswith(fault)


def test_link_with_the_address_of_this_site_is_asked_like_any_of_ours(settings):
    settings.SITE_URL = "https://portal.example.org"
    found = faults("[a](https://portal.example.org/challenges/) [b](https://portal.example.org/x/)")
    assert found == [
        ("https://portal.example.org/x/", "no page of this site that everybody can open")
    ]


def test_link_to_a_record_is_good_while_everybody_can_read_it():
    shown, draft = challenge_at(), challenge_at("draft", title="Secret plan")
    addresses = [
        shown.get_absolute_url(),
        draft.get_absolute_url(),
        event_at("draft").get_absolute_url(),
        report_at(ReportStatus.DRAFT).get_absolute_url(),
    ]
    assert [is_open_to_anybody(address) for address in addresses] == [True, False, False, False]


def test_link_to_a_page_that_somebody_has_to_sign_in_for_is_not_open():
    assert not is_open_to_anybody("/work/")


@given(st.text(alphabet=st.sampled_from("h:/[]()@.%#?&é℀ a1\\\n<>"), max_size=20))
def test_no_link_is_too_odd_to_be_read(written):
    for target in (written, f"http://{written}", f"mailto:{written}", f"//{written}"):
        faults(f"[x](<{target}>)")


def test_each_broken_link_is_told_once_with_its_place():
    (link,) = broken_links({"What we learned": "[a](/x/) and [b](/x/)", "Introduction": ""})
    assert str(link) == (
        "What we learned: “/x/” leads nowhere: no page of this site that everybody can open."
    )
