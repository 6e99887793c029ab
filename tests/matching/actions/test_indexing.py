"""Records read: what gets an entry, what is embedded, and what is not embedded again."""

import pytest
from django.utils import timezone

from challenges.actions.challenges import revise_challenge
from challenges.actions.statements import withdraw_statement
from matching.actions import indexing
from matching.actions.indexing import forget_orphans, read_records, read_stale, stale_pks
from matching.enums import Kind
from matching.models import Abbreviation, Entry
from matching.queries.entries import profiles
from matching.queries.entries.profiles import MODEL
from matching.sources import SOURCES
from tests.journeys import challenges, people, resources, showcase, vetting
from tests.journeys.matching import entry_of, read_everything

pytestmark = pytest.mark.django_db
STATEMENTS, CHALLENGES, SOLUTIONS = (
    SOURCES[kind] for kind in (Kind.STATEMENT, Kind.CHALLENGE, Kind.SOLUTION)
)


@pytest.fixture
def embedded(monkeypatch):
    """Every text handed to the real encoder, in order."""
    seen, encode = [], indexing.encoder().encode

    def note(texts):
        seen.extend(texts)
        return encode(texts)

    monkeypatch.setattr(indexing.encoder(), "encode", note)
    return seen


def read(source, *records):
    read_records(source, [record.pk for record in records], at=timezone.now())


def test_statement_submitted_is_read_with_its_words_and_vectors():
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    entry = entry_of(Kind.STATEMENT, statement)
    assert (entry.title, entry.model) == (statement.question, MODEL)
    assert entry.sentences[1:3] == [
        "A visit takes an hour.",
        "Writing it up takes another, often days later.",
    ]
    assert entry.counts["visit"] == 4
    assert len(entry.rows) == (1 + len(entry.sentences)) * 384 * 2


def test_statement_in_draft_gets_no_entry():
    read(STATEMENTS, challenges.statement_at("draft"))
    assert Entry.objects.count() == 0


def test_statement_withdrawn_loses_its_entry():
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    withdraw_statement(statement, by=statement.author, at=timezone.now())
    read(STATEMENTS, statement)
    assert Entry.objects.count() == 0


def test_statement_withdrawn_unnoticed_is_forgotten_by_the_sweep():
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    withdraw_statement(statement, by=statement.author, at=timezone.now())
    assert forget_orphans(STATEMENTS) == 1


def test_every_kind_of_record_is_read_once():
    challenges.challenge_at()
    vetting.solution_at("eligible")
    showcase.event_at("registration_open")
    showcase.report_at("published")
    resources.resource_at()
    read_everything()
    assert set(Entry.objects.values_list("kind", flat=True)) == set(Kind.values)
    assert [len(stale_pks(source)) for source in SOURCES.values()] == [0] * len(Kind.values)


def test_text_read_twice_is_embedded_once(embedded):
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    before = len(embedded)
    read(STATEMENTS, statement)
    assert (len(embedded) - before, before > 0) == (0, True)


def test_text_of_another_record_that_says_the_same_is_not_embedded_again(embedded):
    first, second = (challenges.statement_at("submitted", by=people.officer()) for _ in range(2))
    read(STATEMENTS, first)
    before = len(embedded)
    read(STATEMENTS, second)
    assert len(embedded) == before
    assert entry_of(Kind.STATEMENT, second).rows == entry_of(Kind.STATEMENT, first).rows


def test_text_revised_is_read_again_with_new_vectors():
    challenge = challenges.challenge_at()
    read(CHALLENGES, challenge)
    before = entry_of(Kind.CHALLENGE, challenge)
    revise_challenge(
        challenge,
        {"description": "Bins overflow on Fridays."},
        change_note="Another problem",
        by=people.staff(),
        at=timezone.now(),
    )
    assert list(stale_pks(CHALLENGES)) == [challenge.pk]
    read(CHALLENGES, challenge)
    after = entry_of(Kind.CHALLENGE, challenge)
    assert "Bins overflow on Fridays." in after.sentences
    assert after.rows != before.rows


def test_abbreviation_added_counts_words_anew_without_embedding(embedded):
    statement = challenges.statement_at("submitted", question="How can we help the BXQ team?")
    read(STATEMENTS, statement)
    before = len(embedded)
    Abbreviation.objects.create(short="BXQ", meaning="building exchange")
    assert list(stale_pks(STATEMENTS)) == [statement.pk]
    read(STATEMENTS, statement)
    assert len(embedded) == before
    assert {"build", "exchang"} <= set(entry_of(Kind.STATEMENT, statement).stems)


def test_text_taken_apart_otherwise_than_before_is_read_anew(monkeypatch, embedded):
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    before = len(embedded)
    monkeypatch.setattr(profiles, "READING", "another")
    Entry.objects.update(sentences=["As it was taken apart before."])
    assert list(stale_pks(STATEMENTS)) == [statement.pk]
    read(STATEMENTS, statement)
    assert "A visit takes an hour." in entry_of(Kind.STATEMENT, statement).sentences
    assert len(embedded) == 2 * before


def test_vectors_of_an_older_model_are_made_anew(embedded):
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    Entry.objects.update(model="all-MiniLM-L6-v1 0123")
    embedded.clear()
    assert list(stale_pks(STATEMENTS)) == [statement.pk]
    read(STATEMENTS, statement)
    assert (entry_of(Kind.STATEMENT, statement).model, bool(embedded)) == (MODEL, True)


def test_reading_stopped_in_the_middle_goes_on_with_what_is_left(monkeypatch):
    monkeypatch.setattr(indexing, "A_BATCH", 1)
    officer = people.officer()
    for hour in range(3):
        question = f"How can we give back {hour} hours?"
        challenges.statement_at("submitted", by=officer, question=question)
    next(read_stale(STATEMENTS, at=timezone.now()))
    assert len(stale_pks(STATEMENTS)) == 2
    assert list(read_stale(STATEMENTS, at=timezone.now())) == [1, 1]
    assert Entry.objects.count() == 3


def test_text_is_read_by_its_words_while_the_model_is_missing(without_model):
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    entry = entry_of(Kind.STATEMENT, statement)
    assert (entry.model, entry.vector, entry.rows) == ("", None, None)
    assert entry.counts["visit"] == 4
    assert list(stale_pks(STATEMENTS)) == []


def test_vectors_made_before_the_model_went_missing_stay(settings, request):
    statement = challenges.statement_at("submitted")
    read(STATEMENTS, statement)
    before = entry_of(Kind.STATEMENT, statement)
    request.getfixturevalue("without_model")
    Abbreviation.objects.create(short="BXQ", meaning="building exchange")
    read(STATEMENTS, statement)
    after = entry_of(Kind.STATEMENT, statement)
    assert (after.model, after.rows) == (MODEL, before.rows)


def test_text_read_by_words_is_embedded_when_the_model_is_back(request, settings):
    statement = challenges.statement_at("submitted")
    request.getfixturevalue("without_model")
    read(STATEMENTS, statement)
    from matching.embedding.encoder import _loaded

    settings.MATCHING_MODEL_FOLDER = ""
    _loaded.cache_clear()
    assert list(stale_pks(STATEMENTS)) == [statement.pk]
    read(STATEMENTS, statement)
    assert entry_of(Kind.STATEMENT, statement).model == MODEL


@pytest.mark.parametrize(
    "question",
    [
        "Help?",
        "Sut allwn ni helpu pobl i gael gofal?",
        "🗑️🗑️🗑️ How can we? 🚮",
        "<script>alert(1)</script> How <b>can</b> we",
        "how can we be the and of it",
    ],
)
def test_odd_question_is_read_without_an_error(question):
    statement = challenges.statement_at("submitted", question=question)
    read(STATEMENTS, statement)
    assert entry_of(Kind.STATEMENT, statement).title == question


def test_very_long_text_is_read_without_an_error():
    statement = challenges.statement_at("submitted", challenge="A visit takes an hour. " * 9_000)
    read(STATEMENTS, statement)
    assert len(entry_of(Kind.STATEMENT, statement).sentences) <= 60


def test_text_of_one_endless_word_is_read_without_it():
    endless = "".join(chr(97 + (n * n + n // 7) % 26) for n in range(2_950))
    statement = challenges.statement_at("submitted", challenge=f"Bins overflow. {endless}")
    read(STATEMENTS, statement)
    stems = entry_of(Kind.STATEMENT, statement).stems
    assert ("overflow" in stems, max(map(len, stems)) <= 64) == (True, True)


def test_record_that_cannot_be_read_keeps_no_other_waiting(monkeypatch, caplog):
    officer = people.officer()
    bad, good = (
        challenges.statement_at("submitted", by=officer, question=f"How can we {what}?")
        for what in ("break", "mend")
    )
    write_profile = indexing.write_profile

    def break_at_one(title, body, **how):
        if title == bad.question:
            raise ValueError("It breaks.")
        return write_profile(title, body, **how)

    monkeypatch.setattr(indexing, "write_profile", break_at_one)
    assert list(read_stale(STATEMENTS, at=timezone.now())) == [1]
    assert [entry.subject_id for entry in Entry.objects.all()] == [good.pk]
    assert f"The statement {bad.pk} cannot be read for matching." in caplog.text
