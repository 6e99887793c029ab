import pytest
from django.core.exceptions import ValidationError

from tests.journeys.solutions import CRITERIA_FILE, REAL_CRITERIA
from vendors.criteria.files import read_criteria_set

pytestmark = pytest.mark.django_db  # the rules of the table are asked of the database
TEXT = CRITERIA_FILE.read_text(encoding="utf-8")


def test_file_of_the_programme_is_read_with_every_criterion():
    written = read_criteria_set(REAL_CRITERIA.read_text(encoding="utf-8"))
    assert [section.code for section in written.sections] == list("ABCDEFGH")
    assert sum(len(section.criteria) for section in written.sections) == 43


def test_file_with_words_of_the_file_gives_fields_of_the_models():
    security = read_criteria_set(TEXT).sections[1]
    assert (security.code, security.title) == ("B", "Security")
    first = security.criteria[0]
    assert (first["answer_type"], first["is_mitigable"], first["source_mechanism"]) == (
        "choice",
        True,
        "Working in the open",
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("name: Criteria of the tests\n", "", "The file has no “name”."),
        ("  title: Standing\n", "", "Section A has no “title”."),
        ("    response: yes_no\n", "", "Criterion A1 has no “response”."),
        ("code: A2, ", "code: A1, ", "Criterion A1 is there twice."),
        (
            "response: yes_no\n",
            "response: maybe\n",
            "Criterion A1: response: Value 'maybe' is not a valid choice.",
        ),
        ('passing_answers: ["no"]', 'passing_answers: ["No"]', "Criterion A2: “No” cannot be answered."),
        ('"No", "Yes, for spelling"], rule: declared', '"No"], rule: graded',
         "Criterion A3: rule: Value 'graded' is not a valid choice."),
        ("name: Criteria", "name: [", "This is not YAML"),
        (TEXT, "just words", "The file does not begin with a name, a version and sections."),
    ],
)  # fmt: skip
def test_file_with_a_mistake_is_refused_with_its_place(old, new, sentence):
    assert old in TEXT
    with pytest.raises(ValidationError) as refused:
        read_criteria_set(TEXT.replace(old, new))
    assert [m for m in refused.value.messages if m.startswith(sentence)]


def test_file_with_a_scored_criterion_without_scale_is_refused():
    with pytest.raises(ValidationError):
        read_criteria_set(TEXT.replace("weight: 3", "weight: null"))
