import pytest
from django.utils import timezone

from accounts.actions.memberships import give_role
from accounts.enums import Role
from documents.actions import scan_document
from documents.inspection import UploadRefused
from tests.documents.uploads import upload
from tests.journeys import people, solutions, vetting
from tests.journeys.blind import blind_version, read_for_names
from vendors.actions.vetting.assignment import declare_no_conflict
from vendors.actions.vetting.blind import (
    close_to_blind,
    hide_passage,
    open_to_blind,
    show_passage,
)
from vendors.enums import SolutionStatus
from vendors.models import BlindFile, Evidence, HiddenPassage, NamesCheck
from vendors.queries.vetting.assigning import assessors_for
from vendors.queries.vetting.blind import description_for, said_to, veil_for, veil_of
from vendors.queries.vetting.dossiers import scored_criteria
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def version():
    said = "Visit Notes does this; see https://larkfield.example/security."
    return blind_version(
        answer=said, description="Visit Notes, as Larkfield Software’s name for it, listens."
    )


def told(by=None):
    return {"by": by or people.desk(), "at": timezone.now()}


def evidence():
    return Evidence.objects.get()


def scoring(version):
    return vetting.scoring(read_for_names(version))


def description_read_by(assignment):
    return description_for(assignment.version, veil_for(assignment))


def said_read_by(assignment):
    criterion = scored_criteria(assignment.version)[0]
    return said_to(assignment.version, criterion, veil_for(assignment))


def test_names_are_hidden_by_themselves_and_the_original_stays(version):
    description = description_read_by(scoring(version)).description
    assert description == "[hidden], as [hidden]’s name for it, listens."
    version.refresh_from_db()
    assert version.description == "Visit Notes, as Larkfield Software’s name for it, listens."


def test_veil_hides_people_domains_and_the_company_number(version):
    vendor, lead = version.solution.vendor, solutions.lead_of(version)
    vendor.domains.get_or_create(domain="larkfield-hq.example")
    text = f"{lead.name} of {vendor.vendor_profile.company_number}, larkfield-hq.example"
    assert veil_of(version).over(text) == "[hidden] of [hidden], [hidden]"


def test_hidden_passage_is_left_out_and_its_hiding_is_logged(version):
    hide_passage(version, "  listens ", **told())
    assert "listens" not in description_read_by(scoring(version)).description
    event = Event.objects.about(version).get(name="hide_passage")
    assert event.data == {"words": "listens"}


def test_hidden_passage_shown_again_is_read_again(version):
    passage = hide_passage(version, "listens", **told())
    show_passage(passage, **told())
    assert "listens" in description_read_by(scoring(version)).description
    assert not HiddenPassage.objects.exists()


@pytest.mark.parametrize("words", ["prize of Kent", "lis", " "])
def test_passage_that_stands_nowhere_is_refused(version, words):
    with pytest.raises(TransitionDenied, match="stand in no text"):
        hide_passage(version, words, **told())


def test_passage_hidden_twice_is_refused(version):
    hide_passage(version, "listens", **told())
    with pytest.raises(TransitionDenied, match="hidden already"):
        hide_passage(version, "listens", **told())


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_preparing_is_for_staff(version, make):
    with pytest.raises(TransitionDenied):
        hide_passage(version, "listens", **told(make()))


def test_preparing_in_a_round_with_names_is_refused():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(TransitionDenied, match="see whose solution it is"):
        hide_passage(version, "listens", **told())


def test_version_nobody_read_for_names_cannot_be_opened(version):
    assignment = vetting.assigned(version)
    with pytest.raises(TransitionDenied, match="still taking names out"):
        declare_no_conflict(assignment, **told(assignment.assessor))
    read_for_names(read_for_names(version))
    assert NamesCheck.objects.count() == 1
    declare_no_conflict(assignment, **told(assignment.assessor))


def test_answer_is_read_without_names_and_its_evidence_stays_closed(version):
    said = said_read_by(scoring(version))
    assert said.words == "[hidden] does this; see [hidden]."
    assert [(one.opens, one.why_not) for one in said.evidence] == [
        (None, "closed until you have handed in: it may name its vendor")
    ]


def test_evidence_opened_as_it_is_can_be_closed_again(version):
    opened = open_to_blind(version, evidence(), copy=None, **told())
    assert (opened.copy, opened.evidence) == (None, evidence())
    close_to_blind(opened, **told())
    assert not BlindFile.objects.exists()


def test_copy_without_names_is_what_blind_assessors_open_once_scanned(version):
    opened = open_to_blind(version, evidence(), copy=upload("larkfield-clean.pdf"), **told())
    assignment = scoring(version)
    waiting = said_read_by(assignment).evidence[0]
    assert (waiting.opens, waiting.why_not) == (None, "waiting for the virus scan")
    scan_document(opened.copy_id, at=NOW)
    assert said_read_by(assignment).evidence[0].opens == evidence().pk


def test_copy_that_is_no_file_we_take_is_refused(version):
    with pytest.raises(UploadRefused):
        open_to_blind(version, evidence(), copy=upload("copy.exe", b"MZ"), **told())
    assert not BlindFile.objects.exists()


def test_staff_who_assess_too_are_not_asked_to_score_blind(version):
    both, day = people.assessor(), timezone.localdate()
    give_role(both, role=Role.LGA_OFFICER, organisation=people.lga(), by=None, at=NOW)
    with pytest.raises(TransitionDenied, match="scored blind"):
        vetting.assigned(version, both)
    assert both not in assessors_for(version.round, day)
    assert both in assessors_for(solutions.round_taking_solutions(), day)
