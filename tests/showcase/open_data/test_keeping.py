"""Which editions stay, and what is left of those that go."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from showcase.actions.open_data.keeping import withdraw_edition
from showcase.models import DataEdition, DataFile, DataRun
from showcase.open_data.editions.keeping import surplus
from tests.journeys import people
from tests.journeys.challenges import challenge_at, supported
from tests.journeys.open_data import edition
from workflow.engine import TransitionDenied
from workflow.models import Event

NIGHT = datetime(2026, 1, 1, 2, 30, tzinfo=UTC)


def nights(number):
    return [(NIGHT + timedelta(days=n), n) for n in range(number)]


def kept(number, newest):
    gone = surplus(nights(number), newest=newest)
    return [n for n in range(number) if n not in gone]


def test_newest_stay_and_the_first_of_each_month_for_good():
    assert kept(100, newest=3) == [0, 31, 59, 90, 97, 98, 99]


def test_nothing_goes_while_there_are_few():
    assert surplus(nights(30), newest=30) == []


def test_month_is_that_of_london():
    """Half past midnight of 1 July in London is 30 June by the clock of the world."""
    moments = [datetime(2026, 6, 30, hour, 30, tzinfo=UTC) for hour in (1, 2, 23)]
    assert surplus([(at, at.hour) for at in moments], newest=0) == [2]


@given(st.integers(0, 90), st.integers(0, 40))
def test_what_is_kept_once_is_kept_the_next_night_unless_it_grew_too_old(number, newest):
    """Clearing away every night ends where clearing away once would."""
    standing = []
    for night in nights(number):
        standing.append(night)
        gone = surplus(standing, newest=newest)
        standing = [one for one in standing if one[1] not in gone]
    assert [n for _, n in standing] == kept(number, newest)


@pytest.mark.django_db(transaction=True)
def test_surplus_editions_lose_their_files_and_keep_their_address_and_sums(settings, client):
    settings.OPEN_DATA_EDITIONS = 1
    challenge, now = challenge_at(), timezone.now().replace(day=10)
    for n in range(3):
        edition(now + timedelta(days=n))
        supported(challenge)
    first, second, third = DataEdition.objects.order_by("made_at")
    assert [one.cleared_at is not None for one in (first, second, third)] == [False, True, False]
    gone = second.files.get(name="challenges.csv")
    assert not gone.file.storage.exists(gone.file.name)
    page = client.get(second.get_absolute_url())
    assert page.status_code == 200
    assert gone.sha256 in page.content.decode()
    assert client.get(gone.get_absolute_url()).status_code == 410


@pytest.mark.django_db(transaction=True)
def test_withdrawn_edition_says_why_and_the_next_night_makes_another(client):
    challenge_at()
    first, administrator = edition(), people.administrator()
    words = {"reason": "An answer named who asked.", "by": administrator}
    withdraw_edition(first, at=timezone.now(), **words)
    assert "An answer named who asked." in client.get(first.get_absolute_url()).content.decode()
    assert client.get(f"{first.get_absolute_url()}challenges.csv").status_code == 410
    assert Event.objects.about(first).get(name="withdraw").reason == words["reason"]
    assert edition() != first


@pytest.mark.django_db
def test_edition_is_withdrawn_once_and_for_a_reason():
    made, by = edition(), people.administrator()
    with pytest.raises(TransitionDenied, match="Give a reason"):
        withdraw_edition(made, reason=" ", by=by, at=timezone.now())
    withdraw_edition(made, reason="Wrong.", by=by, at=timezone.now())
    with pytest.raises(TransitionDenied, match="gone already"):
        withdraw_edition(made, reason="Wrong again.", by=by, at=timezone.now())


@pytest.mark.django_db
def test_row_of_a_file_never_changes():
    file = edition().files.first()
    for change in (lambda: DataFile.objects.update(size=1), file.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"outcome": "lost", "ended_at": NIGHT},
        {"outcome": "failed"},
        {"outcome": "", "ended_at": NIGHT},
        {"outcome": "made", "ended_at": NIGHT},
    ],
)
def test_run_of_no_sense_is_refused_by_the_database(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRun.objects.create(begun_at=NIGHT, **facts)
