import json
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from showcase.actions.resources.publishing import withdraw_resource
from showcase.actions.resources.writing import save_resource
from showcase.enums import ResourceKind, ResourceStatus
from tests.journeys import people
from tests.journeys.challenges import challenge_at, theme
from tests.journeys.resources import case_study, resource_at, rewrite
from tests.journeys.vetting import solution_at

pytestmark = pytest.mark.django_db
S = ResourceStatus
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    "<script>alert(1)</script>\n\n[click](javascript:alert(1))\n\n![](https://spy.example/a.png)"
)


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


def listed(client, **asked):
    return [version.title for version in client.get(url("resources"), asked).context["page_obj"]]


def withdraw(resource):
    withdraw_resource(resource, reason="The law has changed.", by=people.staff(), at=timezone.now())


def test_list_has_current_versions_last_published_first(client):
    older, newer = resource_at(title="Older"), resource_at(title="Newer")
    resource_at(S.DRAFT, title="Hidden")
    resource_at(S.WITHDRAWN, title="Gone")
    assert listed(client) == ["Newer", "Older"]
    rewrite(older, title="Older, said better")
    assert listed(client) == ["Older, said better", "Newer"]
    save_resource(newer, title="Not yet", tags=[], by=people.staff(), at=timezone.now())
    assert listed(client) == ["Older, said better", "Newer"]


def test_list_is_narrowed_by_kind_tag_theme_and_words(client):
    challenge = challenge_at(theme=theme("Kerbs"))
    study = case_study(title="Kerbs of Northmere", about=[challenge], tags=["kerbs", "streets"])
    resource_at(title="Asking well", body="Speak with **carers** first.", tags=["care"])
    assert listed(client, kind="case_study") == [study.title]
    assert listed(client, tag="care") == ["Asking well"]
    assert listed(client, theme=challenge.theme.slug) == [study.title]
    assert listed(client, q="carer") == ["Asking well"]
    assert listed(client, q="Nortmere") == [study.title]
    assert listed(client, q="elephants") == []
    assert listed(client, kind="case_study", tag="care") == []


def test_list_offers_no_tag_that_only_a_draft_or_something_withdrawn_has(client):
    resource_at(tags=["speech"])
    resource_at(S.DRAFT, tags=["merger"])
    resource_at(S.WITHDRAWN, tags=["scandal"])
    offered = client.get(url("resources")).context["filter"].form.fields["tag"].queryset
    assert [tag.name for tag in offered] == ["speech"]


def test_words_of_a_draft_find_nothing(client):
    resource = resource_at(body="Ask early.")
    save_resource(resource, body="Rhubarb.", tags=[], by=people.staff(), at=timezone.now())
    assert listed(client, q="rhubarb") == []


@pytest.mark.parametrize("many", [1, 30])
def test_list_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    for _ in range(many):
        resource_at(tags=["speech", "care"])
    with django_assert_num_queries(5):
        client.get(url("resources"))


@pytest.mark.parametrize("many", [1, 30])
def test_page_costs_the_same_whatever_it_is_about(client, django_assert_num_queries, many):
    challenges = [challenge_at() for _ in range(many)]
    resource = resource_at(about=challenges, tags=[f"tag {n}" for n in range(many)])
    with django_assert_num_queries(6):
        client.get(resource.get_absolute_url())


@pytest.mark.parametrize("make", [None, people.officer, people.vendor_lead, people.assessor])
def test_draft_for_others_than_staff_is_not_there(client, make):
    resource = resource_at(S.DRAFT)
    if make:
        client.force_login(make())
    for address in (resource.get_absolute_url(), url("resource_version", resource.slug, 1)):
        assert client.get(address).status_code == 404


def test_page_of_a_case_study_has_its_parts_in_order(client):
    page = text(
        client.get(
            case_study(links=[{"text": "Minutes", "href": "https://a.example/"}]).get_absolute_url()
        )
    )
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert headings[:6] == [
        "Who did it",
        "The problem",
        "The approach",
        "The benefit",
        "What was learned",
        "Read more",
    ]
    assert '<a href="https://a.example/" rel="nofollow noopener noreferrer">Minutes</a>' in page
    assert "neither an award nor an endorsement" in page


def test_page_with_harmful_words_shows_them_as_text(client):
    page = text(client.get(resource_at(body=HOSTILE, title="<b>Bold</b>").get_absolute_url()))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'href="javascript' not in page
    assert "<img" not in page
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page


def test_page_keeps_earlier_versions_and_says_what_changed(client):
    resource = resource_at(body="First words.")
    rewrite(resource, body="Second words.", reason="Clearer.")
    latest = text(client.get(resource.get_absolute_url()))
    earlier = text(client.get(url("resource_version", resource.slug, 1)))
    assert ("Second words." in latest, "First words." in latest) == (True, False)
    assert 'What has changed: <span dir="auto">Clearer.</span>' in latest
    assert "First words." in earlier
    assert "An earlier version" in earlier
    assert 'name="robots" content="noindex"' in earlier
    assert client.get(url("resource_version", resource.slug, 3)).status_code == 404


def test_withdrawn_page_answers_gone_with_its_title_and_the_reason(client):
    resource = resource_at(title="Asking well", body="Ask early.")
    withdraw(resource)
    response = client.get(resource.get_absolute_url())
    page = text(response)
    assert response.status_code == 410
    assert "Asking well" in page
    assert "The law has changed." in page
    assert "Ask early." not in page


def test_version_of_what_was_withdrawn_stays_as_a_record(client):
    resource = resource_at(body="Ask early.")
    withdraw(resource)
    response = client.get(url("resource_version", resource.slug, 1))
    page = text(response)
    assert response.status_code == 200
    assert "Ask early." in page
    assert "do not rely on it" in page
    assert 'name="robots" content="noindex"' in page


def test_resource_is_named_on_the_pages_of_what_it_is_about(client):
    challenge, version = challenge_at(), solution_at("eligible")
    resource = resource_at(title="Asking well", about=[challenge, version.solution])
    resource_at(S.DRAFT, title="Hidden", about=[challenge, version.solution])
    pages = [
        text(client.get(challenge.get_absolute_url())),
        text(client.get(reverse("vendors:solution", args=[version.solution.slug]))),
    ]
    for page in pages:
        assert f'href="{resource.get_absolute_url()}">Asking well' in page
        assert "Hidden" not in page
    withdraw(resource)
    assert "Asking well" not in text(client.get(challenge.get_absolute_url()))


def test_link_to_a_record_that_is_not_public_any_more_is_gone(client):
    challenge = challenge_at(title="Kerbs and more")
    resource = resource_at(about=[challenge])
    assert challenge.question in text(client.get(resource.get_absolute_url()))
    unpublish_challenge(challenge, reason="Wrong.", by=people.staff(), at=timezone.now())
    assert challenge.question not in text(client.get(resource.get_absolute_url()))


def test_link_to_a_solution_that_is_not_public_is_not_there(client):
    version = solution_at("not_eligible", name="Quillbox")
    resource = resource_at(about=[version.solution])
    assert "Quillbox" not in text(client.get(resource.get_absolute_url()))


@pytest.mark.parametrize(
    ("kind", "said"), [(ResourceKind.GUIDANCE, "TechArticle"), (ResourceKind.CASE_STUDY, "Article")]
)
def test_head_says_what_it_is_in_the_words_of_schema_org(client, kind, said):
    resource = resource_at(kind=kind, title="Asking well")
    page = text(client.get(resource.get_absolute_url()))
    (found,) = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page)
    data = json.loads(found)
    assert (data["@type"], data["headline"], data["version"]) == (said, "Asking well", 1)


def test_feed_follows_the_filters_and_keeps_names_over_versions(client):
    resource = resource_at(title="Asking well", tags=["speech"])
    resource_at(title="Another")
    before = _entries(client, tag="speech")
    rewrite(resource, title="Asking better", tags=["speech"])
    after = _entries(client, tag="speech")
    assert [entry["title"] for entry in (*before, *after)] == ["Asking well", "Asking better"]
    assert before[0]["id"] == after[0]["id"]
    assert _entries(client, tag="nonsense") == []


def _entries(client, **asked):
    cache.clear()
    feed = ElementTree.fromstring(client.get(url("resources_feed"), asked).content)
    return [
        {tag: entry.findtext(f"{ATOM}{tag}") for tag in ("title", "id", "updated")}
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_sitemap_names_current_resources_only(client):
    current = resource_at()
    hidden = [resource_at(S.DRAFT), resource_at(S.WITHDRAWN)]
    page = text(client.get(url("sitemap")))
    assert f"{current.get_absolute_url()}</loc>" in page
    assert not any(f"{one.get_absolute_url()}</loc>" in page for one in hidden)
