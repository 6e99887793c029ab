import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.journeys import solutions
from vendors.actions.criteria.sets import load_criteria_set, use_criteria_set
from vendors.criteria.files import read_criteria_set, written_form
from vendors.enums import CriteriaSetStatus
from vendors.models import CriteriaSet, Criterion, Section

pytestmark = pytest.mark.django_db
TEXT = solutions.CRITERIA_FILE.read_text(encoding="utf-8")


def load(text=TEXT):
    return load_criteria_set(read_criteria_set(text), by=None, at=timezone.now())


def test_criteria_set_loaded_is_published_word_for_word():
    assert load() is True
    stored = CriteriaSet.objects.get()
    assert stored.status == CriteriaSetStatus.PUBLISHED
    assert written_form(stored) == read_criteria_set(TEXT)


def test_criteria_set_loaded_twice_is_there_once():
    load()
    before = list(Criterion.objects.order_by("pk").values())
    assert load() is False
    assert list(Criterion.objects.order_by("pk").values()) == before


def test_criteria_set_published_with_other_words_is_refused():
    load()
    with pytest.raises(ValidationError, match="never changes"):
        load(TEXT.replace("Does the agreement hold?", "Does it hold?"))
    assert Criterion.objects.filter(question="Does it hold?").count() == 0


def test_criteria_set_with_a_new_version_stands_beside_the_old():
    load()
    load(TEXT.replace("version: 1\n", "version: 2\n", 1))
    assert list(CriteriaSet.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    "change",
    [
        lambda s: Criterion.objects.update(question="Something else?"),
        lambda s: Criterion.objects.all().delete(),
        lambda s: Section.objects.update(title="Something else"),
        lambda s: Section.objects.create(criteria_set=s, code="Z", title="New", position=9),
        lambda s: Criterion.objects.bulk_create([one_more(s)]),
        lambda s: CriteriaSet.objects.update(introduction="Else"),
        lambda s: s.delete(),
    ],
)
def test_criteria_set_published_refuses_every_change_in_the_database(change):
    load()
    criteria_set = CriteriaSet.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(criteria_set)
    assert written_form(CriteriaSet.objects.get()) == read_criteria_set(TEXT)


def one_more(criteria_set):
    like = Criterion.objects.get(code="A1")
    like.pk, like.code = None, "A9"
    return like


def test_criteria_set_still_a_draft_may_change():
    draft = CriteriaSet.objects.create(name="Draft", version=1)
    section = Section.objects.create(criteria_set=draft, code="A", title="One", position=0)
    section.title = "Two"
    section.save()
    assert Section.objects.get().title == "Two"


def test_round_given_a_draft_set_is_refused():
    round = solutions.round_taking_solutions()
    draft = CriteriaSet.objects.create(name="Draft", version=1)
    with pytest.raises(ValidationError, match="Only a published"):
        use_criteria_set(round, draft, by=None, at=timezone.now())


def test_round_given_another_set_while_vendors_answer_the_first_is_refused():
    version = solutions.draft()
    load(TEXT.replace("version: 1\n", "version: 2\n", 1))
    newer = CriteriaSet.objects.get(version=2)
    with pytest.raises(ValidationError, match="same criteria"):
        use_criteria_set(version.round, newer, by=None, at=timezone.now())
    version.round.criteria.refresh_from_db()
    assert version.round.criteria.criteria_set.version == 1


def test_round_given_another_set_before_anybody_answers_uses_it():
    round = solutions.round_taking_solutions()
    load(TEXT.replace("version: 1\n", "version: 2\n", 1))
    use_criteria_set(round, CriteriaSet.objects.get(version=2), by=None, at=timezone.now())
    round.criteria.refresh_from_db()
    assert round.criteria.criteria_set.version == 2


def test_load_command_run_twice_says_that_nothing_changed(capsys):
    call_command("load_criteria_set", solutions.REAL_CRITERIA)
    call_command("load_criteria_set", solutions.REAL_CRITERIA)
    assert capsys.readouterr().out.splitlines() == [
        "Published Technology Innovation Showcase, version 1.",
        "Technology Innovation Showcase, version 1 is published already.",
    ]


def test_load_command_on_a_missing_file_says_so(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_criteria_set", tmp_path / "nothing.yaml")


def test_load_command_on_a_wrong_file_names_the_file_and_the_mistake(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("name: Only a name")
    with pytest.raises(CommandError, match=r"wrong\.yaml: The file has no “version”"):
        call_command("load_criteria_set", wrong)
