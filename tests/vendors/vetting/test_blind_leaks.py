"""Every door of a blind assessor: no name of vendor or solution comes through until they hand in.

Where interests are declared every vendor is named, so that none of them is pointed at.
"""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.memberships import give_role
from accounts.enums import Role
from documents.actions import scan_document
from notifications.models import Message
from tests.documents.uploads import upload
from tests.journeys import matching, people, vetting
from tests.journeys.blind import blind_version, read_for_names
from vendors.actions.vetting.blind import hide_passage, open_to_blind
from vendors.actions.vetting.scoring import save_score, submit_scores
from vendors.models import Evidence, HiddenPassage, SolutionVersion
from vendors.queries.vetting.dossiers import scored_criteria

pytestmark = pytest.mark.django_db
SECRETS = ("larkfield", "visit notes", "visit-notes", "kent prize")
TEXT = "Visit Notes by Larkfield Software won the Kent prize: it listens to wobbleflaps."


@pytest.fixture
def version():
    version = blind_version(description=TEXT, summary="Visit Notes drafts records", answer=TEXT)
    Evidence.objects.update(title="Larkfield certificate", scope="Visit Notes, hosted")
    told = {"by": people.desk(), "at": timezone.now()}
    for words in ("Larkfield", "won the Kent prize"):
        hide_passage(version, words, **told)
    copy = upload("larkfield-visit-notes.pdf")
    opened = open_to_blind(version, Evidence.objects.get(), copy=copy, **told)
    scan_document(opened.copy_id, at=timezone.now())
    return read_for_names(version)


@pytest.fixture
def assignment(client, version):
    assignment = vetting.scoring(version)
    client.force_login(assignment.assessor)
    return assignment


def doors_of(assignment):
    """What a blind assessor can open, by name."""
    evidence = Evidence.objects.get()
    return {
        "list": reverse("vendors:my_assignments"),
        "overview": reverse("vendors:score_next", args=[assignment.pk]),
        "score": reverse("vendors:score", args=[assignment.pk, "B2"]),
        "file": reverse("vendors:blind_file", args=[assignment.pk, evidence.pk]),
        "profile": reverse("vendors:my_profile"),
        "work": reverse("showcase:work"),
        "search": reverse("matching:search") + "?q=wobbleflaps",
        "solutions": reverse("vendors:solutions") + "?q=wobbleflaps",
    }


def shut_to(assignment):
    """What others open and a blind assessor finds missing."""
    version = assignment.version
    of_version = [version.solution.slug, version.number]
    return {
        "declaration with the name": reverse("vendors:declare", args=[assignment.pk]),
        "the vendor's own file": reverse("vendors:evidence_file", args=[Evidence.objects.get().pk]),
        "public page": reverse("vendors:solution", args=of_version[:1]),
        "vendor's dossier": reverse("vendors:dossier", args=of_version[:1]),
        "staff's dossier": reverse("vendors:vetting", args=of_version),
        "names": reverse("vendors:names", args=of_version),
        "moderation": reverse("vendors:moderation", args=of_version),
        "staff's list": reverse("vendors:vetting_list"),
        "staff's download": reverse("vendors:vetting_list") + "?download=csv",
        "messages": reverse("notifications:messages"),
    }


def heard(response):
    """Everything a browser hears: status line and headers too, where a file's name and an address stand."""
    body = b"".join(response).decode("utf-8", "replace")
    return f"{response.headers}{body}".lower()


def leaks(text):
    return [secret for secret in SECRETS if secret in text]


def test_no_door_of_a_blind_assessor_tells_a_name(client, assignment):
    matching.read_everything()
    doors = doors_of(assignment)
    answers = {name: client.get(door) for name, door in doors.items()}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(
        answers, 200
    )
    assert {name: leaks(heard(answer)) for name, answer in answers.items()} == {
        name: [] for name in answers
    }
    client.force_login(people.staff())
    assert "Visit Notes" in client.get(doors["search"]).content.decode()


def test_doors_that_would_tell_a_name_are_not_there(client, assignment):
    for name, door in shut_to(assignment).items():
        answer = client.get(door)
        own_words = heard(answer).replace(door.partition("?")[0], "")
        assert (name, answer.status_code, leaks(own_words)) == (name, 404, [])


def test_refusals_and_saves_of_a_blind_assessor_tell_no_name(client, assignment):
    here = reverse("vendors:score", args=[assignment.pk, "B2"])
    typed = reverse("vendors:keep_typed", args=[assignment.pk, "B2"])
    overview = reverse("vendors:score_next", args=[assignment.pk])
    answers = [
        client.post(here, {"value": "9"}),
        client.post(typed, {"value": "9"}),
        client.post(typed, {"value": "1", "seen": ""}),
        client.post(overview),
        client.get(here),
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 200, 422, 200]
    assert [leaks(heard(answer)) for answer in answers] == [[], [], [], [], []]


def test_mails_to_a_blind_assessor_tell_no_name(assignment):
    mails = Message.objects.filter(recipient=assignment.assessor)
    assert mails.exists()
    assert [leaks(f"{m.subject} {m.body} {m.link}".lower()) for m in mails] == [[] for _ in mails]


def test_declaration_before_a_blind_dossier_names_every_vendor_of_the_round_and_no_solution(
    client, version
):
    other = blind_version(vendor="Brightwell Limited", name="Case Scribe", round=version.round)
    assignment = vetting.assigned(version)
    client.force_login(assignment.assessor)
    page = client.get(reverse("vendors:declare_blind", args=[assignment.pk]))
    offered = [vendor.name for vendor in page.context["form"].fields["vendors"].queryset]
    assert offered == ["Brightwell Limited", "Larkfield Software Ltd"]
    assert "visit notes" not in heard(page)
    assert other.solution.name not in page.content.decode()


def test_declaration_of_no_interest_opens_the_blind_scoring(client, version):
    assignment = vetting.assigned(version)
    client.force_login(assignment.assessor)
    here = reverse("vendors:declare_blind", args=[assignment.pk])
    answer = client.post(here, {"interest": "none"})
    assert answer.url == reverse("vendors:score_next", args=[assignment.pk])


def test_declaration_of_an_interest_in_the_hidden_vendor_closes_it(client, version):
    assignment = vetting.assigned(version)
    client.force_login(assignment.assessor)
    here = reverse("vendors:declare_blind", args=[assignment.pk])
    ticked = {"interest": "personal", "details": "A cousin.", "vendors": [vendor_of(version).pk]}
    page = client.post(here, ticked, follow=True)
    assert list(page.context["page_obj"].object_list) == []
    assert client.get(here).status_code == 404


def test_declaration_of_an_interest_in_another_vendor_leaves_the_solution_on_the_list(
    client, version
):
    other = blind_version(vendor="Brightwell Limited", round=version.round)
    assignment = vetting.assigned(version)
    client.force_login(assignment.assessor)
    here = reverse("vendors:declare_blind", args=[assignment.pk])
    ticked = {"interest": "financial", "details": "Shares.", "vendors": [vendor_of(other).pk]}
    page = client.post(here, ticked, follow=True)
    assert list(page.context["page_obj"].object_list) == [assignment]
    offered = client.get(here).context["form"].fields["vendors"].queryset
    assert list(offered) == [vendor_of(version)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"interest": "personal", "details": "A cousin."}, "Tick the vendors"),
        ({"interest": "none", "vendors": True}, "You ticked a vendor."),
        ({}, "Do you have an interest"),
    ],
)
def test_declaration_that_contradicts_itself_is_refused(client, version, typed, said):
    assignment = vetting.assigned(version)
    client.force_login(assignment.assessor)
    if "vendors" in typed:
        typed = {**typed, "vendors": [vendor_of(version).pk]}
    page = client.post(reverse("vendors:declare_blind", args=[assignment.pk]), typed)
    assert page.status_code == 422
    assert said in page.content.decode()


def test_handing_in_opens_the_names(client, version, assignment):
    told = {"by": assignment.assessor, "at": timezone.now()}
    save_score(assignment, scored_criteria(version)[0], value=2, reason="Sound.", **told)
    assert not SolutionVersion.objects.dossiers_for(assignment.assessor).exists()
    submit_scores(assignment, **told)
    page = client.get(reverse("vendors:score_next", args=[assignment.pk])).content.decode()
    assert "Visit Notes" in page
    assert "Larkfield Software Ltd" in page
    assert SolutionVersion.objects.dossiers_for(assignment.assessor).get() == version


def test_staff_who_came_to_be_so_while_scoring_blind_still_read_no_name(client, assignment):
    """A second role opens no second door to the same version."""
    scorer = assignment.assessor
    give_role(scorer, role=Role.LGA_OFFICER, organisation=people.lga(), by=None, at=timezone.now())
    client.force_login(people.with_second_factor(scorer))
    shut = shut_to(assignment)
    assert client.get(shut["staff's dossier"]).status_code == 404
    assert leaks(heard(client.get(shut["staff's list"]))) == []
    assert leaks(heard(client.get(shut["staff's download"]))) == []


def vendor_of(version):
    return version.solution.vendor


@pytest.mark.parametrize("passages", [2, 30])
def test_blind_score_page_costs_the_same_with_few_and_many_passages(
    client, version, assignment, passages, django_assert_num_queries
):
    for number in range(2, passages):
        HiddenPassage.objects.create(
            version=version,
            words=f"passage {number}",
            hidden_by=people.desk(),
            hidden_at=timezone.now(),
        )
    with django_assert_num_queries(15):
        client.get(doors_of(assignment)["score"])
