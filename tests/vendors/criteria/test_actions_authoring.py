"""Writing a draft: what is saved, and everything that is refused with its reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.journeys import people, solutions, vetting
from vendors.actions.criteria.authoring import (
    add_criterion,
    add_section,
    change_criterion,
    change_section,
    move_criterion,
    move_section,
    remove_criterion,
    remove_section,
)
from vendors.actions.criteria.drafts import (
    copy_criteria_set,
    discard_criteria_set,
    import_criteria_set,
    introduce_criteria_set,
    publish_criteria_set,
    start_criteria_set,
)
from vendors.criteria.files import read_criteria_set, write_criteria_set, written_form
from vendors.enums import SolutionStatus
from vendors.models import (
    AgreedScore,
    CriteriaSet,
    Criterion,
    RoundCriteria,
    Score,
    Section,
    SolutionVersion,
)
from vendors.queries.criteria import criteria_in_order, fingerprint, unfit_for_publishing
from workflow.models import Event

pytestmark = pytest.mark.django_db
FIELDS = {
    "code": "A9",
    "question": "Is it open?",
    "answer_type": "yes_no",
    "rule": "declared",
    "source_mechanism": "Working in the open",
}
SCALE = ["none", "little", "some", "much", "all"]


@pytest.fixture
def by():
    return people.administrator()


@pytest.fixture
def draft(by):
    """A draft copy of the small set of the tests."""
    return copy_criteria_set(solutions.criteria_set(), by=by, at=timezone.now())


def find(draft, code):
    return Criterion.objects.get(section__criteria_set=draft, code=code)


def section(draft, code):
    return draft.sections.get(code=code)


def codes(draft):
    return [criterion.code for criterion in criteria_in_order(draft)]


def ask_when(draft, code, of, value, by):
    """Give a criterion a condition by the answer to another."""
    criterion = find(draft, code)
    change(criterion, by, asked_when={"all": [{"of": of, "is": [value]}]})


def change(criterion, by, section=None, seen=None, **fields):
    named = ("code", "question", "answer_type", "rule", "asked_when", "options", "passing_answers")
    words = {name: getattr(criterion, name) for name in named}
    change_criterion(
        criterion,
        section=section or criterion.section,
        seen=seen or fingerprint(criterion),
        by=by,
        at=timezone.now(),
        **{**words, **fields},
    )


def test_copy_has_every_word_under_the_next_version(draft):
    published = CriteriaSet.objects.get(version=1)
    assert (draft.version, draft.status) == (2, "draft")
    assert written_form(draft).sections == written_form(published).sections


def test_copy_while_a_draft_is_there_is_refused(draft, by):
    with pytest.raises(ValidationError, match="version 2 is a draft already"):
        copy_criteria_set(CriteriaSet.objects.get(version=1), by=by, at=timezone.now())
    assert CriteriaSet.objects.count() == 2


def test_change_of_a_copy_leaves_the_published_version_alone(draft, by):
    before = written_form(CriteriaSet.objects.get(version=1))
    change(find(draft, "A1"), by, question="Does it hold now?")
    assert find(draft, "A1").question == "Does it hold now?"
    assert written_form(CriteriaSet.objects.get(version=1)) == before


def test_set_begun_is_an_empty_draft(by):
    draft = start_criteria_set(name="Care", introduction="", by=by, at=timezone.now())
    assert (draft.version, draft.status, codes(draft)) == (1, "draft", [])
    assert unfit_for_publishing(draft) == [
        "The weights of a solution can add to zero: have at least one scored criterion that is "
        "always asked.",
        "No criterion asks for the use of AI in writing the submission. Mark the one that does.",
    ]


def test_publishing_an_unfit_draft_is_refused_with_everything_missing(by):
    draft = start_criteria_set(name="Care", introduction="", by=by, at=timezone.now())
    add_section(draft, code="A", title="All", by=by, at=timezone.now())
    with pytest.raises(ValidationError) as refused:
        publish_criteria_set(draft, by=by, at=timezone.now())
    assert refused.value.messages == unfit_for_publishing(draft)
    assert len(refused.value.messages) == 3
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_weights_only_on_conditional_criteria_can_add_to_zero(draft, by):
    assert unfit_for_publishing(draft) == []
    Criterion.objects.filter(section__criteria_set=draft, code="B2").update(
        asked_when={"all": [{"of": "is_resident_facing", "is": ["yes"]}]}
    )
    assert [one.split(":")[0] for one in unfit_for_publishing(draft)] == [
        "The weights of a solution can add to zero"
    ]


def test_published_draft_is_frozen_for_every_act(draft, by):
    publish_criteria_set(draft, by=by, at=timezone.now())
    at, a1, a = timezone.now(), find(draft, "A1"), section(draft, "A")
    acts = [
        lambda: introduce_criteria_set(draft, introduction="New", by=by, at=at),
        lambda: publish_criteria_set(draft, by=by, at=at),
        lambda: discard_criteria_set(draft, by=by, at=at),
        lambda: add_section(draft, code="Z", title="New", by=by, at=at),
        lambda: change_section(a, code="Z", title="New", by=by, at=at),
        lambda: move_section(a, up=False, by=by, at=at),
        lambda: remove_section(a, by=by, at=at),
        lambda: add_criterion(a, by=by, at=at, **FIELDS),
        lambda: change(a1, by, question="Else?"),
        lambda: move_criterion(a1, up=False, by=by, at=at),
        lambda: remove_criterion(a1, by=by, at=at),
    ]
    before = written_form(draft)
    for act in acts:
        with pytest.raises(ValidationError, match="is published and never changes"):
            act()
    assert written_form(draft) == before


def test_draft_is_never_answered_nor_chosen_for_a_round(draft):
    version = solutions.draft()
    for change_it in (
        lambda: SolutionVersion.objects.filter(pk=version.pk).update(criteria_set=draft),
        lambda: RoundCriteria.objects.filter(round=version.round).update(criteria_set=draft),
    ):
        with pytest.raises(IntegrityError, match="is a draft"), transaction.atomic():
            change_it()


def test_criterion_edited_while_a_vendor_answers_changes_nothing_for_the_vendor(draft, by):
    version = solutions.ready()
    before = {answer.criterion.question for answer in version.answers.all()}
    change(find(draft, "A1"), by, question="Does it hold now?")
    assert {answer.criterion.question for answer in version.answers.all()} == before
    assert version.criteria_set.version == 1


def test_discarded_draft_is_gone_and_logged(draft, by):
    discard_criteria_set(draft, by=by, at=timezone.now())
    assert list(CriteriaSet.objects.values_list("version", flat=True)) == [1]
    assert Event.objects.filter(name="discard").get().data == {
        "criteria_set": "Criteria of the tests, version 2"
    }


def test_criterion_added_stands_last_in_its_section(draft, by):
    add_criterion(section(draft, "A"), by=by, at=timezone.now(), **FIELDS)
    assert codes(draft) == ["A1", "A2", "A3", "A9", "B1", "B2", "C1"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"code": "B2"}, "Criterion B2 is there already"),
        ({"code": "no code"}, "a number, such as B2"),
        ({"rule": "scored"}, "has a weight of 1 or more and words for each point"),
        ({"rule": "scored", "weight": 0, "scale": SCALE}, "has a weight of 1 or more"),
        ({"rule": "scored", "weight": 1, "scale": SCALE[:4]}, "words for each point"),
        ({"rule": "scored", "weight": 1, "scale": SCALE, "minimum_score": 5}, "0 to 4"),
        ({"rule": "pass_fail"}, "says which answers pass"),
        ({"rule": "pass_fail", "passing_answers": ["maybe"]}, "“maybe” cannot be answered"),
        ({"passing_answers": ["yes"]}, "any other has no passing answers"),
        ({"answer_type": "choice", "options": ["One"]}, "at least two answers to choose from"),
        ({"options": ["One", "Two"]}, "only a question with a list"),
        (
            {"rule": "scored", "weight": 1, "scale": SCALE, "protected_subject": "use_of_ai"},
            "never scored and never pass/fail",
        ),
        (
            {"rule": "pass_fail", "passing_answers": ["yes"], "protected_subject": "use_of_ai"},
            "never scored and never pass/fail",
        ),
        (
            {"rule": "pass_fail", "passing_answers": ["yes"], "protected_subject": "councils_dpia"},
            "is the council’s duty",
        ),
        (
            {"rule": "pass_fail", "passing_answers": ["yes"], "question": "Have you done a DPIA?"},
            "is the council’s duty",
        ),
        ({"asked_when": {"all": [{"of": "A9", "is": ["yes"]}]}}, "A9 → A9"),
        ({"asked_when": {"all": [{"of": "C1", "is": ["yes"]}]}}, "C1, which is asked later"),
    ],
)
def test_criterion_against_the_rules_is_refused(draft, by, fields, sentence):
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        add_criterion(section(draft, "A"), by=by, at=timezone.now(), **{**FIELDS, **fields})
    assert [one for one in refused.value.messages if sentence in one]
    assert codes(draft) == ["A1", "A2", "A3", "B1", "B2", "C1"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"protected_subject": "use_of_ai", "rule": "scored", "weight": 1, "scale": SCALE},
        {"protected_subject": "use_of_ai", "rule": "pass_fail", "passing_answers": ["yes"]},
        {"protected_subject": "councils_dpia", "rule": "pass_fail", "passing_answers": ["yes"]},
        {"question": "Is your DPIA done?", "rule": "pass_fail", "passing_answers": ["yes"]},
        {"rule": "scored", "weight": 0, "scale": SCALE},
        {"asked_when": {"never": []}},
    ],
)
def test_database_refuses_what_no_set_may_say(draft, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Criterion.objects.create(section=section(draft, "A"), position=9, **{**FIELDS, **wrong})


def test_circle_of_conditions_is_refused_with_the_way_round(draft, by):
    ask_when(draft, "A2", "A1", "yes", by)
    with pytest.raises(ValidationError, match="A1 → A2 → A1"):
        ask_when(draft, "A1", "A2", "yes", by)
    assert find(draft, "A1").asked_when == {}


def test_question_that_others_refer_to_stays_with_the_list(draft, by):
    ask_when(draft, "A3", "A1", "yes", by)
    ask_when(draft, "C1", "A1", "no", by)
    with pytest.raises(ValidationError, match="A1 stays: A3 and C1 are asked by its answer"):
        remove_criterion(find(draft, "A1"), by=by, at=timezone.now())
    assert codes(draft)[0] == "A1"


def test_section_that_others_refer_to_stays_with_the_list(draft, by):
    ask_when(draft, "A2", "A1", "yes", by)
    ask_when(draft, "C1", "A1", "no", by)
    with pytest.raises(ValidationError) as refused:
        remove_section(section(draft, "A"), by=by, at=timezone.now())
    assert [one.split(".")[0] for one in refused.value.messages] == [
        "A1 stays: C1 is asked by its answer"
    ]


def test_section_removed_takes_its_criteria_along(draft, by):
    remove_section(section(draft, "C"), by=by, at=timezone.now())
    assert codes(draft) == ["A1", "A2", "A3", "B1", "B2"]


def test_criterion_moved_stands_before_its_neighbour(draft, by):
    move_criterion(find(draft, "A2"), up=True, by=by, at=timezone.now())
    assert codes(draft) == ["A2", "A1", "A3", "B1", "B2", "C1"]
    move_criterion(find(draft, "A2"), up=True, by=by, at=timezone.now())
    assert codes(draft) == ["A2", "A1", "A3", "B1", "B2", "C1"]


def test_move_before_the_question_that_decides_is_refused(draft, by):
    ask_when(draft, "A2", "A1", "yes", by)
    with pytest.raises(ValidationError, match="refers to A1, which is asked later"):
        move_criterion(find(draft, "A2"), up=True, by=by, at=timezone.now())
    assert codes(draft)[:2] == ["A1", "A2"]


def test_section_moved_before_the_question_that_decides_is_refused(draft, by):
    ask_when(draft, "B1", "A1", "yes", by)
    with pytest.raises(ValidationError, match="refers to A1, which is asked later"):
        move_section(section(draft, "B"), up=True, by=by, at=timezone.now())
    move_section(section(draft, "C"), up=True, by=by, at=timezone.now())
    assert codes(draft) == ["A1", "A2", "A3", "C1", "B1", "B2"]


def test_answers_taken_from_a_question_that_decides_are_missed_by_its_conditions(draft, by):
    ask_when(draft, "B1", "A3", "No", by)
    with pytest.raises(ValidationError, match="Criterion B1: “No” is not an answer to A3"):
        change(find(draft, "A3"), by, options=["Never", "Always"])


def test_code_changed_is_changed_in_the_conditions_that_name_it(draft, by):
    ask_when(draft, "C1", "A1", "yes", by)
    change(find(draft, "A1"), by, code="A7")
    assert find(draft, "C1").asked_when == {"all": [{"of": "A7", "is": ["yes"]}]}


def test_criterion_changed_by_somebody_else_since_is_refused(draft, by):
    seen = fingerprint(find(draft, "A1"))
    change(find(draft, "A1"), by, question="Does it hold, they ask?")
    with pytest.raises(ValidationError, match="Somebody changed this criterion"):
        change(find(draft, "A1"), by, seen=seen, question="Does it hold, we ask?")
    assert find(draft, "A1").question == "Does it hold, they ask?"


def test_criterion_moved_to_another_section_stands_last_there(draft, by):
    change(find(draft, "A2"), by, section=section(draft, "B"))
    assert codes(draft) == ["A1", "A3", "B1", "B2", "A2", "C1"]


def test_export_brought_in_again_is_the_same_set(by):
    text = write_criteria_set(written_form(solutions.criteria_set(solutions.REAL_CRITERIA)))
    renamed = text.replace("name: Technology", "name: Second Technology", 1)
    draft = import_criteria_set(read_criteria_set(renamed), by=by, at=timezone.now())
    assert draft.status == "draft"
    assert write_criteria_set(written_form(draft)) == renamed


def test_import_of_a_version_that_is_there_says_which_is_free(by):
    written = written_form(solutions.criteria_set())
    with pytest.raises(ValidationError, match="Give the file version 2"):
        import_criteria_set(written, by=by, at=timezone.now())


def test_section_code_twice_is_refused(draft, by):
    with pytest.raises(ValidationError, match="Section B is there already"):
        add_section(draft, code="B", title="Again", by=by, at=timezone.now())
    with pytest.raises(ValidationError, match="Section B is there already"):
        change_section(section(draft, "A"), code="B", title="A", by=by, at=timezone.now())
    assert Section.objects.filter(criteria_set=draft).count() == 3


@pytest.mark.parametrize("code", ["A1", "A3"])
def test_score_of_a_criterion_that_is_not_scored_is_refused_by_the_database(code):
    assignment = vetting.scoring(vetting.solution_at(SolutionStatus.IN_VETTING))
    criterion = Criterion.objects.get(
        section__criteria_set=assignment.version.criteria_set, code=code
    )
    with pytest.raises(IntegrityError, match="is never scored"), transaction.atomic():
        Score.objects.create(
            assignment=assignment,
            criterion=criterion,
            value=4,
            reason="So.",
            saved_at=timezone.now(),
        )
    with pytest.raises(IntegrityError, match="is never scored"), transaction.atomic():
        AgreedScore.objects.create(
            version=assignment.version,
            criterion=criterion,
            value=4,
            reason="So.",
            recorded_by=assignment.assessor,
            recorded_at=timezone.now(),
        )
