"""The pages on which administrators write criteria sets."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions
from vendors.actions.criteria.authoring import change_criterion
from vendors.actions.criteria.drafts import copy_criteria_set
from vendors.criteria.files import write_criteria_set, written_form
from vendors.models import CriteriaSet, Criterion
from vendors.queries.criteria import criteria_in_order, fingerprint

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    administrator = people.administrator()
    client.force_login(administrator)
    return administrator


@pytest.fixture
def draft(by):
    return copy_criteria_set(solutions.criteria_set(), by=by, at=timezone.now())


def page(name, criteria_set, *args):
    return reverse(f"vendors:{name}", args=[criteria_set.pk, *args])


def find(criteria_set, code):
    return Criterion.objects.get(section__criteria_set=criteria_set, code=code)


def words(response):
    return " ".join(response.content.decode().split())


def typed(client, draft, code, **changes):
    """What a browser sends when the page of a criterion is saved, with some things changed."""
    form = client.get(page("edit_criterion", draft, code)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent |= changes
    return {name: value for name, value in sent.items() if value not in (None, False)}


def test_list_leads_to_a_new_set_and_to_bringing_one_in(client, by):
    shown = words(client.get(reverse("vendors:criteria_sets")))
    assert reverse("vendors:new_criteria_set") in shown
    assert reverse("vendors:import_criteria_set") in shown


def test_set_begun_leads_to_its_page(client, by):
    answer = client.post(reverse("vendors:new_criteria_set"), {"name": "Care", "introduction": ""})
    draft = CriteriaSet.objects.get(name="Care")
    assert answer.url == page("criteria_set", draft)
    assert "No sections yet" in words(client.get(answer.url))


def test_page_of_a_draft_offers_its_acts_and_that_of_a_published_set_does_not(client, draft):
    edit = page("edit_criterion", draft, "A1")
    assert edit in words(client.get(page("criteria_set", draft)))
    published = CriteriaSet.objects.get(version=1)
    shown = words(client.get(page("criteria_set", published)))
    assert page("edit_criterion", published, "A1") not in shown
    assert page("copy_criteria_set", published) in shown


def test_copy_button_leads_to_the_draft_and_says_so_when_there_is_one(client, by):
    published = solutions.criteria_set()
    answer = client.post(page("copy_criteria_set", published))
    assert answer.url == page("criteria_set", CriteriaSet.objects.get(version=2))
    again = client.post(page("copy_criteria_set", published), follow=True)
    assert "version 2 is a draft already" in words(again)


def test_page_to_change_a_published_set_leads_back_with_the_reason(client, by):
    published = solutions.criteria_set()
    answer = client.get(page("edit_criterion", published, "A1"), follow=True)
    assert answer.redirect_chain == [(page("criteria_set", published), 302)]
    assert "A published set never changes. Copy it to a new version." in words(answer)


@pytest.mark.parametrize("code", ["A1", "A2", "A3", "B1", "B2", "C1"])
def test_criterion_opened_and_saved_is_unchanged(client, draft, code):
    before = fingerprint(find(draft, code))
    answer = client.post(page("edit_criterion", draft, code), typed(client, draft, code))
    assert answer.url == f"{page('criteria_set', draft)}#{code}"
    assert fingerprint(find(draft, code)) == before


def test_criterion_saved_with_a_condition_in_words_keeps_it_as_data(client, draft):
    line = {"line_0_of": "A1", "line_0_relation": "is", "line_0_values": "Yes"}
    more = {
        "line_1_of": "data_involved",
        "line_1_relation": "is",
        "line_1_values": "Personal data\nopen",
    }
    sent = typed(client, draft, "A2", joined_by="any", **line, **more)
    client.post(page("edit_criterion", draft, "A2"), sent)
    assert find(draft, "A2").asked_when == {
        "any": [
            {"of": "A1", "is": ["yes"]},
            {"of": "data_involved", "is": ["personal", "open"]},
        ]
    }


def test_condition_without_a_value_is_refused_with_the_page_as_typed(client, draft):
    sent = typed(client, draft, "A2", line_0_of="A1", question="New words?")
    answer = client.post(page("edit_criterion", draft, "A2"), sent)
    assert answer.status_code == 422
    assert "“is” of A1 has no value, or too many." in words(answer)
    assert answer.context["form"]["question"].value() == "New words?"


def test_criterion_changed_meanwhile_is_refused_and_what_was_typed_stays(client, draft, by):
    sent = typed(client, draft, "A1", question="We ask?")
    a1 = find(draft, "A1")
    change_criterion(
        a1,
        section=a1.section,
        seen=fingerprint(a1),
        by=by,
        at=timezone.now(),
        code="A1",
        question="They ask?",
    )
    answer = client.post(page("edit_criterion", draft, "A1"), sent)
    assert answer.status_code == 422
    assert "Somebody changed this criterion since you opened it." in words(answer)
    assert answer.context["form"]["question"].value() == "We ask?"


def test_weight_of_zero_is_refused_at_its_field(client, draft):
    sent = typed(client, draft, "B2", weight="0")
    answer = client.post(page("edit_criterion", draft, "B2"), sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["weight"]
    assert find(draft, "B2").weight == 3


def test_criterion_added_on_its_page_stands_in_the_draft(client, draft):
    sent = {
        "section": draft.sections.get(code="C").pk,
        "code": "C2",
        "question": "Who tests it?",
        "answer_type": "sub_processors",
        "rule": "declared",
        "joined_by": "all",
        "source_mechanism": "Working in the open",
    }
    answer = client.post(page("new_criterion", draft), sent)
    assert answer.url == f"{page('criteria_set', draft)}#C2"
    assert criteria_in_order(draft)[-1].question == "Who tests it?"


def test_removal_of_a_question_in_use_shows_the_list(client, draft):
    sent = typed(client, draft, "A2", line_0_of="A1", line_0_values="Yes")
    client.post(page("edit_criterion", draft, "A2"), sent)
    answer = client.post(page("remove_criterion", draft, "A1"))
    assert answer.status_code == 422
    assert "A1 stays: A2 is asked by its answer. Change that condition first." in words(answer)


def test_move_that_a_condition_forbids_says_why_on_the_list(client, draft):
    sent = typed(client, draft, "A2", line_0_of="A1", line_0_values="Yes")
    client.post(page("edit_criterion", draft, "A2"), sent)
    answer = client.post(page("move_criterion", draft, "A2"), {"direction": "up"}, follow=True)
    assert "It stays where it is. Criterion A2: its condition refers to A1" in words(answer)


def test_publish_page_of_an_unfit_draft_lists_what_is_missing_without_a_button(client, by):
    client.post(reverse("vendors:new_criteria_set"), {"name": "Care"})
    draft = CriteriaSet.objects.get(name="Care")
    shown = words(client.get(page("publish_criteria_set", draft)))
    assert "The weights of a solution can add to zero" in shown
    assert 'type="submit" class="govuk-button"' not in shown.split("<main")[1]
    client.post(page("publish_criteria_set", draft))
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_publish_page_of_a_fit_draft_publishes_it(client, draft):
    client.post(page("publish_criteria_set", draft))
    draft.refresh_from_db()
    assert draft.status == "published"


def test_export_is_the_file_and_brought_in_again_is_a_draft(client, draft):
    answer = client.get(page("export_criteria_set", draft))
    assert answer["Content-Disposition"] == 'attachment; filename="criteria-of-the-tests-2.yaml"'
    assert answer.content.decode() == write_criteria_set(written_form(draft))
    changed = answer.content.decode().replace("version: 2", "version: 3", 1)
    file = SimpleUploadedFile("set.yaml", changed.encode())
    client.post(reverse("vendors:import_criteria_set"), {"file": file})
    assert CriteriaSet.objects.get(version=3).status == "draft"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name: Only a name", "The file has no “version”."),
        (b"\xff\xfe\x00", "This is not a text file in UTF-8."),
        (b"a: [", "This is not YAML"),
        (b"name: X\nversion: one\nsections: []", "The version of the file is a number, 1 or more."),
        (b"name: X\nversion: 1\nsections: 7", "“sections” is not a list."),
        (b"name: X\nversion: 1\nsections: []\nweather: fine", "“weather” is not known."),
    ],
)
def test_file_that_is_no_criteria_set_is_refused_with_what_is_wrong(client, by, content, sentence):
    file = SimpleUploadedFile("set.yaml", content)
    answer = client.post(reverse("vendors:import_criteria_set"), {"file": file})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert CriteriaSet.objects.count() == 0


def counts():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_trial_shows_what_is_asked_and_how_the_gate_stands_and_writes_nothing(client, draft):
    before = counts()
    first = client.get(page("try_criteria_set", draft))
    assert asked_in(first) == ["A1", "A2", "A3", "B2"]
    answer = client.post(
        page("try_criteria_set", draft),
        {"data_involved": ["personal"], "A1": "yes", "A2": "yes", "B1": "Cyber Essentials"},
    )
    assert asked_in(answer) == ["A1", "A2", "A3", "B1", "B2"]
    assert [(f.criterion.code, f.outcome) for f in answer.context["findings"]] == [
        ("A1", "pass"),
        ("A2", "fail"),
        ("B1", "fail"),
    ]
    assert {k: v for k, v in counts().items() if v != before[k]} == {}


def test_trial_takes_pretended_evidence_for_what_it_says(client, draft):
    form = client.get(page("try_criteria_set", draft)).context["form"]
    by_title = {one.title: one.pk for one in form.library.values()}
    outcomes = []
    for words_of_it in ("valid", "expired"):
        chosen = by_title[f"Cyber Essentials certificate, {words_of_it} (pretended)"]
        sent = {"data_involved": ["personal"], "B1": "Cyber Essentials", "B1-evidence": chosen}
        answer = client.post(page("try_criteria_set", draft), sent)
        outcomes.append({f.criterion.code: f.outcome for f in answer.context["findings"]}["B1"])
    assert outcomes == ["pass", "fail"]


def asked_in(response):
    return [row.criterion.code for _, rows in response.context["sections"] for row in rows]


def test_trial_of_the_shipped_set_brings_up_questions_by_answers(client, by):
    shipped = solutions.criteria_set(solutions.REAL_CRITERIA)
    facts = {"data_involved": ["personal"]}
    asked = {
        said: asked_in(client.post(page("try_criteria_set", shipped), {**facts, "C3": said}))
        for said in ("no", "yes")
    }
    assert set(asked["yes"]) - set(asked["no"]) == {"C4"}


def test_trial_with_an_answer_too_long_says_so_and_goes_on(client, draft):
    sent = {"A1": "yes", "B2": "word " * 21}
    answer = client.post(page("try_criteria_set", draft), sent)
    assert "1 word too many" in words(answer)
    assert answer.context["findings"][0].outcome == "pass"


def test_page_of_a_set_costs_the_same_with_more_criteria(client, draft, django_assert_num_queries):
    shipped = copy_criteria_set(
        solutions.criteria_set(solutions.REAL_CRITERIA),
        by=people.administrator(),
        at=timezone.now(),
    )
    for criteria_set in (draft, shipped):
        with django_assert_num_queries(6):
            client.get(page("criteria_set", criteria_set))
