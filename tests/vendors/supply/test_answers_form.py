"""How each kind of question is asked, taken and kept."""

from datetime import date

import pytest
from django.utils.datastructures import MultiValueDict

from tests.journeys import solutions
from vendors.criteria.sub_processors import as_lines, as_value, rows_in
from vendors.eligibility import answer_words
from vendors.enums import AnswerType
from vendors.forms.supply.answers import AnswersForm
from vendors.models import Answer, Criterion

FENWATER = {
    "name": "Fenwater",
    "service": "Hosting",
    "data": "Everything",
    "place": "United Kingdom",
    "safeguard": "",
}


def asked(answer_type, **facts):
    return Criterion(pk=1, code="C4", question="Who?", answer_type=answer_type, **facts)


def form_for(criterion, typed=None, answers=None, library=()):
    data = None if typed is None else MultiValueDict({k: [v] for k, v in typed.items()})
    return AnswersForm(data, criteria=[criterion], answers=answers or {}, library=library)


def row(number, **cells):
    empty = dict.fromkeys(FENWATER, "")
    return {f"C4-{number}-{column}": value for column, value in {**empty, **cells}.items()}


@pytest.mark.parametrize(
    ("answer_type", "typed", "kept"),
    [
        (AnswerType.NUMBER, {"C4": "30"}, "30"),
        (AnswerType.DATE, {"C4": date(2026, 3, 31).isoformat()}, "2026-03-31"),
        (AnswerType.LINK, {"C4": "fieldnote.example"}, "https://fieldnote.example"),
        (AnswerType.SUB_PROCESSORS, {**row(0, **FENWATER), **row(1)}, as_value([FENWATER])),
        (AnswerType.SUB_PROCESSORS, {**row(0), **row(1, **FENWATER)}, as_value([FENWATER])),
        (AnswerType.SUB_PROCESSORS, row(0), ""),
    ],
)
def test_answer_typed_is_kept_as_text(answer_type, typed, kept):
    form = form_for(asked(answer_type), typed)
    assert form.errors == {}
    assert [one.value for one in form.given] == [kept]


def test_sub_processor_without_place_is_refused_with_its_row():
    form = form_for(
        asked(AnswerType.SUB_PROCESSORS), {**row(0, **FENWATER), **row(1, name="Y", service="Z")}
    )
    assert form.errors == {"C4": ["Firm 2: fill in “Country where the data is”."]}
    assert form.rows[0].answer.value()[1]["name"] == "Y"


def test_sub_processors_kept_are_shown_in_their_rows_with_two_to_spare():
    answer = Answer(criterion_id=1, value=as_value([FENWATER]))
    html = str(form_for(asked(AnswerType.SUB_PROCESSORS), answers={1: answer}))
    assert 'name="C4-0-name" type="text" value="Fenwater"' in html
    assert [f"Firm {n}" in html for n in (1, 2, 3, 4)] == [True, True, True, False]


def test_sub_processors_read_as_one_line_a_firm():
    abroad = {**FENWATER, "name": "Loft", "place": "France", "safeguard": "Adequacy."}
    value = as_value([FENWATER, abroad])
    assert rows_in(value) == [FENWATER, abroad]
    assert as_lines(value) == answer_words(asked(AnswerType.SUB_PROCESSORS), value)
    assert as_lines(value).splitlines() == [
        "Fenwater: Hosting. Data: Everything. Where: United Kingdom.",
        "Loft: Hosting. Data: Everything. Where: France. Protected by: Adequacy.",
    ]


@pytest.mark.django_db
def test_file_asked_for_is_a_document_of_the_library():
    certificate = solutions.certificate(solutions.bound_vendor(), title="Data flow map")
    form = form_for(asked(AnswerType.FILE), {"C4": str(certificate.pk)}, library=[certificate])
    assert form.errors == {}
    given = form.given[0]
    assert (given.value, given.evidence) == ("Data flow map", [certificate])


@pytest.mark.django_db
def test_file_of_another_library_is_refused():
    certificate = solutions.certificate(solutions.bound_vendor())
    form = form_for(asked(AnswerType.FILE), {"C4": str(certificate.pk)}, library=[])
    assert not form.is_valid()
