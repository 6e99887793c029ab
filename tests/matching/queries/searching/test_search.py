"""One question over all kinds of records: what is found, for whom, and what is said of it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from matching.enums import Kind
from matching.models import Entry
from matching.queries.searching import search as room
from matching.queries.searching.results import results_of
from matching.queries.searching.search import search
from showcase.actions.reports import save_report
from showcase.models import ShowcaseEvent
from tests.journeys import challenges, people, showcase, solutions, vetting
from tests.journeys.matching import embedded, read_everything
from tests.lasting import fresh
from vendors.actions.supply.solutions import start_version
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
QUESTION = {
    "question": "How can we mend potholes sooner?",
    "challenge": "Residents report each pothole three times.",
}
POTHOLES = {**QUESTION, "title": "Mended roads"}
LONG = " ".join(
    f"Paragraph {number} tells of meters, vans, ladders and of gate {number} beside the yard."
    for number in range(60)
)


def asked(question, user=NOBODY, **options):
    return search(embedded(question), user=user, at=timezone.now(), **options)


def told(searched, user=NOBODY):
    """Kind and title of what a page would show."""
    results = results_of(searched.found, searched, user=user, at=timezone.now())
    return [(result.kind, result.shown.title) for result in results]


@pytest.fixture(scope="module")
def made(lasting):
    """One of each kind that says something of potholes, one of each that does not."""
    with lasting():
        challenge = challenges.challenge_at(**POTHOLES)
        challenges.challenge_at(
            question="How can we answer letters in a day?", challenge="They wait."
        )
        vetting.solution_at(
            "eligible",
            name="Roadwatch",
            summary="Cameras on bin lorries see potholes",
            description="Each pothole is reported once.",
        )
        vetting.solution_at("eligible", name="Fieldnote")
        showcase.event_at(title="Roads day", summary="Potholes, and what mends them.")
        showcase.event_at(title="Letters day", summary="Post and what answers it.")
        showcase.report_at(round=challenge.round, introduction="Two councils told us of potholes.")
        read_everything()
        return challenge


@pytest.fixture
def everything(made):
    return fresh(made)


def test_every_kind_is_found_best_first(everything):
    searched = asked("potholes")
    assert sorted(told(searched)) == [
        ("Challenge", "How can we mend potholes sooner?"),
        ("Event", "Roads day"),
        ("Report", "What we learned"),
        ("Solution", "Roadwatch"),
    ]
    scores = [one.hit.match.score for one in searched.found]
    assert scores == sorted(scores, reverse=True)
    assert not searched.by_words_alone


def test_meaning_finds_what_shares_no_word(everything):
    searched = asked("road surface damage")
    assert ("Challenge", "How can we mend potholes sooner?") in told(searched)
    assert searched.correction is None


def test_what_is_about_something_else_is_not_found(everything):
    assert told(asked("chess openings")) == []


def test_question_of_stop_words_alone_is_not_searched(everything, django_assert_num_queries):
    with django_assert_num_queries(1):
        searched = search("the of and", user=NOBODY, at=timezone.now())
    assert (searched.has_words, searched.found) == (False, [])


def test_typing_error_is_put_right_and_can_be_searched_exactly(everything):
    embedded("potholes")
    searched = asked("pothoels")
    assert searched.correction.text == "potholes"
    assert len(searched.found) == 4
    exactly = asked("pothoels", exactly=True)
    assert exactly.correction is None
    assert {one.hit.match.words for one in exactly.found} <= {0.0}


def test_without_the_model_words_alone_find(everything, without_model):
    searched = search("potholes", user=NOBODY, at=timezone.now())
    assert searched.by_words_alone
    assert len(searched.found) == 4


def test_texts_of_an_older_model_are_found_by_their_words(everything):
    Entry.objects.update(model="all-MiniLM-L6-v1 0123")
    searched = asked("potholes")
    assert len(searched.found) == 4
    assert {one.hit.match.meaning for one in searched.found} == {0.0}


def test_nothing_read_yet_finds_nothing():
    challenges.challenge_at(**POTHOLES)
    assert asked("potholes").found == []


def test_drafts_are_found_by_staff_only(everything):
    challenges.challenge_at("draft", question="How can we fill potholes?", title="Draft")
    showcase.event_at("draft", title="Draft event", summary="Potholes.")
    showcase.report_at("draft", title="Draft report", introduction="Potholes.")
    read_everything()
    assert len(told(asked("potholes"))) == 4
    staff = people.staff()
    results = asked("potholes", staff)
    hidden = [
        (result.kind, result.shown.state[0])
        for result in results_of(results.found, results, user=staff, at=timezone.now())
        if not result.shown.is_public
    ]
    assert sorted(hidden) == [("Challenge", "Draft"), ("Event", "Draft"), ("Report", "Draft")]


def test_solution_in_vetting_is_found_by_its_vendor_and_staff_without_an_interest(few_people):
    version = vetting.solution_at("in_vetting", name="Roadwatch", summary="It sees potholes")
    read_everything()
    lead, staff, conflicted = solutions.lead_of(version), people.staff(), people.administrator()
    declare_interest(
        version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A cousin works there.",
        by=conflicted,
        at=timezone.now(),
    )
    assert {
        name: told(asked("potholes", user), user)
        for name, user in (
            ("vendor", lead),
            ("staff", staff),
            ("conflicted", conflicted),
            ("other vendor", solutions.bound_vendor()),
            ("nobody", NOBODY),
        )
    } == {
        "vendor": [("Solution", "Roadwatch")],
        "staff": [("Solution", "Roadwatch")],
        "conflicted": [],
        "other vendor": [],
        "nobody": [],
    }


def test_solution_with_a_later_version_is_found_once_as_everybody_reads_it(few_people):
    version = vetting.solution_at("eligible", name="Roadwatch", summary="It sees potholes")
    lead = solutions.lead_of(version)
    later = start_version(
        version.solution,
        round=solutions.round_taking_solutions(),
        by=lead,
        at=timezone.now(),
    )
    solutions.described(later, summary="It sees potholes, and mends potholes")
    read_everything()
    searched = asked("potholes", lead)
    assert [one.hit.subject_id for one in searched.found] == [version.pk]
    mending = asked("mends", lead)
    assert [one.hit.subject_id for one in mending.found] == [later.pk]


def test_what_is_found_carries_what_it_can_be_narrowed_by(everything):
    traits = {one.kind: dict(one.traits) for one in asked("potholes").found}
    areas = {"adult-social-care": "Adult social care"}
    assert traits[Kind.EVENT] == {"kind": {"event": ""}}
    assert (traits[Kind.CHALLENGE]["theme"], traits[Kind.CHALLENGE]["area"]) == (
        {"digital-front-door": "Digital front door"},
        areas,
    )
    assert traits[Kind.SOLUTION]["area"] == areas


def test_no_more_than_so_many_of_a_kind_are_found(monkeypatch, few_people):
    monkeypatch.setattr(room, "MOST_OF_A_KIND", 2)
    officer = people.officer()
    for number in range(3):
        challenges.challenge_at(by=officer, title=f"Potholes {number}", **QUESTION)
    read_everything()
    assert len(asked("potholes").found) == 2


def test_record_that_is_gone_since_it_was_found_is_left_out(everything):
    searched = asked("potholes")
    ShowcaseEvent.objects.filter(title="Roads day").delete()
    assert sorted(kind for kind, _ in told(searched)) == ["Challenge", "Report", "Solution"]


def test_result_quotes_the_sentence_that_fits_and_marks_words_by_their_stems(everything):
    searched = asked("pothole")
    results = results_of(searched.found, searched, user=NOBODY, at=timezone.now())
    told = {result.kind: result for result in results}
    assert told["Challenge"].title_words == ["potholes"]
    assert told["Challenge"].snippet.text == "Residents report each pothole three times."
    assert told["Challenge"].snippet.words == ["pothole"]
    assert told["Solution"].snippet.text == "Each pothole is reported once."


def test_published_report_is_found_and_quoted_as_published(few_people):
    report = showcase.report_at(introduction="Two councils told us of potholes.")
    save_report(
        report,
        notes={},
        by=people.staff(),
        at=timezone.now(),
        introduction="Wombats told us, but say so to nobody yet.",
    )
    read_everything()
    assert asked("wombats").found == []
    assert told(asked("potholes")) == [("Report", "What we learned")]


def test_search_costs_few_queries_however_much_is_found(
    everything, few_people, django_assert_num_queries
):
    staff, at = User.objects.get(pk=people.staff().pk), timezone.now()
    embedded("potholes")
    with django_assert_num_queries(8):
        search("potholes", user=NOBODY, at=at)
    with django_assert_num_queries(9):
        search("potholes", user=staff, at=at)


def test_solution_is_found_by_its_vendor_and_its_service_area(few_people):
    lead = solutions.bound_vendor("Brightwater Software")
    vetting.solution_at("eligible", lead=lead, name="Fieldnote", description=LONG)
    vetting.solution_at("eligible", name="Roadwatch")
    read_everything()
    assert told(asked("Brightwater")) == [("Solution", "Fieldnote")]


def test_challenge_is_found_by_its_theme_and_who_designed_it(few_people):
    council = people.council("Calderbrook Council")
    challenge = challenges.challenge_at(
        by=people.officer(council), question="How can we mend potholes sooner?", challenge=LONG
    )
    challenges.challenge_at(question="How can we answer letters in a day?")
    read_everything()
    assert told(asked("Calderbrook"))[0] == ("Challenge", "How can we mend potholes sooner?")
    assert ("Challenge", challenge.question) in told(asked(challenge.theme.name))


def test_vendor_renamed_is_found_by_its_new_name_alone(few_people):
    lead = solutions.bound_vendor("Brightwater Software")
    vetting.solution_at("eligible", lead=lead, name="Fieldnote", description=LONG)
    read_everything()
    vendor = solutions.vendor_of(lead)
    vendor.name = "Brackenridge Systems"
    vendor.save(update_fields=["name"])
    read_everything()
    assert told(asked("Brackenridge")) == [("Solution", "Fieldnote")]
    assert told(asked("Brightwater", exactly=True)) == []


def test_labels_take_no_part_in_what_fits_what(few_people):
    lead = solutions.bound_vendor("Brightwater Software")
    version = vetting.solution_at("eligible", lead=lead)
    read_everything()
    entry = Entry.objects.of(Kind.SOLUTION).get(subject_id=version.pk)
    assert "Brightwater Software" in entry.labels
    assert not {"brightwat", "softwar"} & set(entry.stems)
    assert "Brightwater Software" not in entry.sentences
