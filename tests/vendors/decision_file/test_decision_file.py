import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from accounts.actions.memberships import give_role
from accounts.enums import Role
from accounts.standing import forget_standing
from design.printing import can_print
from documents.archives import json_of
from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.vetting.clarification import answer_clarification
from vendors.actions.vetting.interests import declare_interest
from vendors.decision_file.document import page_of
from vendors.decision_file.record import fingerprint, record_of
from vendors.enums import ConflictKind, SolutionStatus
from vendors.models import SolutionVersion
from workflow.models import Event

pytestmark = pytest.mark.django_db
needs_printing = pytest.mark.skipif(
    not can_print(), reason="the libraries that WeasyPrint needs are not here"
)


@pytest.fixture(scope="module")
def made(lasting):
    """Asked about, scored apart by two points, agreed, decided with a condition; one was conflicted."""
    with lasting():
        version = vetting.solution_at(SolutionStatus.IN_VETTING)
        conflicted = vetting.assigned(version, people.assessor(name="Moira Kell")).assessor
        declare_interest(
            version.solution.vendor,
            kind=ConflictKind.PERSONAL,
            details="My sister works there.",
            by=conflicted,
            at=timezone.now(),
        )
        answer_clarification(
            vetting.ask(version),
            answer="In London.",
            by=solutions.lead_of(version),
            at=timezone.now(),
        )
        vetting.handed_in(version, people.assessor(name="Priya Marsh"), value=1)
        vetting.handed_in(version, people.assessor(name="Tom Hale"), value=3)
        vetting.moderate(version)
        vetting.agree(version)
        vetting.decide(version, SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
        return SolutionVersion.objects.select_related(
            "solution__vendor", "round", "criteria_set"
        ).get(pk=version.pk)


@pytest.fixture
def decided(made):
    return fresh(made)


def whole(version):
    return record_of(version, is_whole=True)


def url(version, kind="html", name="decision_file"):
    return reverse(f"vendors:{name}", args=[version.solution.slug, version.number, kind])


def test_record_traces_each_score_to_its_assessor_reason_words_and_agreement(decided):
    (scored,) = [one for one in whole(decided)["criteria"] if one["code"] == "B2"]
    assert [(s["assessor"], s["points"], s["reason"]) for s in scored["scores"]] == [
        ("Priya Marsh", 1, "Priya Marsh finds it sound"),
        ("Tom Hale", 3, "Tom Hale finds it sound"),
    ]
    scale = decided.agreed_scores.get().criterion.scale
    assert [s["words"] for s in scored["scores"]] == [scale[1], scale[3]]
    agreed = scored["agreed"]
    assert (agreed["points"], agreed["words"], agreed["reason"]) == (2, scale[2], "Agreed on B2")


def test_record_holds_answers_with_their_evidence_and_its_checksum(decided):
    record = whole(decided)
    cited = {key for one in record["criteria"] for key in (one["answer"] or {})["evidence"]}
    listed = {one["key"]: one for one in record["evidence"]}
    assert cited == set(listed)
    document = decided.answers.get(criterion__code="B1").evidence.get().document
    (certificate,) = listed.values()
    assert (certificate["sha256"], certificate["bytes"]) == (document.sha256, document.size)
    assert certificate["not_covered"]


def test_record_holds_eligibility_questions_decision_and_condition(decided):
    record = whole(decided)
    gate = {one["code"]: one["eligibility"] for one in record["criteria"] if one["eligibility"]}
    assert {one["outcome"] for one in gate.values()} == {"Pass"}
    (asked,) = record["clarifications"]
    assert (asked["question"], asked["answer"]) == ("Where is the data at night?", "In London.")
    (decision,) = record["decisions"]
    assert (decision["outcome"], decision["reason"]) == (
        "Eligible with conditions",
        "The answers hold.",
    )
    assert decision["released_by"] == str(decided.decided_by)
    assert decision["conditions"][0]["text"] == "Renew the certificate."


def test_record_says_who_declared_what_and_not_what_it_is_about(decided):
    record = whole(decided)
    (declared,) = record["interests"]
    assert declared["person"] == "Moira Kell"
    states = {one["assessor"]: one["state"] for one in record["assessors"]}
    assert states == {
        "Moira Kell": "Conflict of interest",
        "Priya Marsh": "Scores submitted",
        "Tom Hale": "Scores submitted",
    }
    assert "My sister" not in json.dumps({**record, "log": []})


def test_record_has_the_log_of_the_version_and_its_parts_oldest_first(decided):
    log = whole(decided)["log"]
    own = Event.objects.about(decided).count()
    assert len(log) > own
    assert [line["at"] for line in log] == sorted(line["at"] for line in log)
    assert "Solution version: Agree score B2" in [line["what"] for line in log]
    assert "Assignment of an assessor: Submit scores" in [line["what"] for line in log]


def test_record_is_the_same_for_every_reader_and_after_it_was_taken(decided, client):
    before = fingerprint(whole(decided))
    client.force_login(people.staff())
    client.get(url(decided))
    assert fingerprint(whole(decided)) == before
    assert Event.objects.about(decided).filter(name="take_decision_file").count() == 1


def test_record_changes_its_fingerprint_with_what_happens(decided):
    before = fingerprint(whole(decided))
    decided.clarifications.update(answer="In Paris.")
    assert fingerprint(whole(decided)) != before


def test_record_for_the_vendor_names_nobody_of_the_lga_and_no_assessors_reason(decided):
    told = json_of(record_of(decided, is_whole=False)).decode()
    for name in ("Priya Marsh", "Tom Hale", "Moira Kell", str(decided.decided_by), "My sister"):
        assert name not in told
    scores = next(one for one in json.loads(told)["criteria"] if one["code"] == "B2")["scores"]
    assert [(s["assessor"], s["points"]) for s in scores] == [
        ("Assessor 2", 1),
        ("Assessor 3", 3),
    ]
    assert str(solutions.lead_of(decided)) in told


def test_page_links_decision_criterion_and_evidence_to_each_other(decided):
    page = page_of(decided, is_whole=True).decode()
    for anchor in ("criterion-B2", "decision-1", "evidence", "log"):
        assert f'id="{anchor}"' in page
    for link in [part.split('"')[0] for part in page.split('href="#')[1:]]:
        assert f'id="{link}"' in page
    assert fingerprint(whole(decided)) in page


def test_page_escapes_what_people_wrote(decided):
    decided.clarifications.update(answer="<script>alert(1)</script>")
    page = page_of(decided, is_whole=True).decode()
    assert "<script>" not in page
    assert escape("<script>alert(1)</script>") in page


@needs_printing
def test_archive_holds_page_pdf_and_record_with_sums_that_hold(decided, client):
    client.force_login(people.staff())
    answer = client.get(url(decided, "zip"))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    sums = dict(
        reversed(line.split("  ")) for line in archive.read("SHA256SUMS.txt").decode().splitlines()
    )
    assert sums == {
        name: hashlib.sha256(archive.read(name)).hexdigest()
        for name in ("decision-file.html", "decision-file.pdf", "record.json")
    }
    assert hashlib.sha256(archive.read("record.json")).hexdigest() == fingerprint(whole(decided))


@needs_printing
def test_decision_file_as_pdf_is_a_pdf_to_keep(decided, client):
    client.force_login(people.staff())
    answer = client.get(url(decided, "pdf"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment;")


def test_decision_file_of_another_kind_is_not_there(decided, client):
    client.force_login(people.staff())
    assert client.get(url(decided, "docx")).status_code == 404


def test_decision_file_is_closed_to_staff_with_an_interest(decided, client):
    person = people.staff()
    declare_interest(
        decided.solution.vendor,
        kind=ConflictKind.FINANCIAL,
        details="Shares.",
        by=person,
        at=timezone.now(),
    )
    client.force_login(person)
    assert client.get(url(decided)).status_code == 404


def test_decision_file_is_closed_to_staff_who_are_still_to_score(client):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    both = people.assessor()
    vetting.assigned(version, both)
    give_role(both, role=Role.LGA_OFFICER, organisation=people.lga(), by=None, at=timezone.now())
    forget_standing(people.with_second_factor(both))
    client.force_login(both)
    assert client.get(url(version)).status_code == 404
    vetting_page = reverse("vendors:vetting", args=[version.solution.slug, version.number])
    assert "decision-file" not in client.get(vetting_page).content.decode()


def test_vendor_takes_its_own_file_once_decided(decided, client):
    client.force_login(solutions.lead_of(decided))
    page = client.get(url(decided, name="own_decision_file")).content.decode()
    assert "Decision file, for the vendor" in page
    assert "Priya Marsh" not in page
    assert client.get(url(decided)).status_code == 404


def test_vendor_finds_no_file_before_the_decision(client):
    version = vetting.solution_at(SolutionStatus.MODERATION)
    client.force_login(solutions.lead_of(version))
    assert client.get(url(version, name="own_decision_file")).status_code == 404


@pytest.mark.parametrize("assessors", [2, 6])
def test_record_costs_the_same_however_many_scored(assessors, django_assert_num_queries):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    for _ in range(assessors):
        vetting.handed_in(version)
    version = SolutionVersion.objects.select_related(
        "solution__vendor__vendor_profile", "round", "criteria_set", "submitted_by"
    ).get(pk=version.pk)
    with django_assert_num_queries(17):
        whole(version)


def test_interest_lifted_stays_in_the_record(decided):
    declared = whole(decided)["interests"][0]
    assert declared["lifted_at"] == ""
    decided.solution.vendor.conflicts.update(lifted_at=timezone.now() + timedelta(minutes=1))
    assert whole(decided)["interests"][0]["lifted_at"]
