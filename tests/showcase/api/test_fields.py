"""What the interface gives is what the public page shows, field by field."""

import pytest

from showcase.api.interface.pages import NOUNS
from tests.showcase.api.published import SILENT, everything
from tests.showcase.api.words import here, said_in, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", NOUNS)
def test_every_word_of_a_record_stands_on_its_public_page(client, noun):
    everything()
    for record in client.get(f"/api/v1/{noun}/").json()["results"]:
        page = _pages_of(client, noun, record)
        missing = [(name, said) for name, said in said_in(record, ()) if said not in page]
        assert missing == []


@pytest.mark.parametrize("noun", NOUNS)
def test_council_that_would_rather_not_be_named_is_in_no_record(client, noun):
    everything()
    answer = client.get(f"/api/v1/{noun}/").content.decode()
    assert SILENT.lower() not in answer.lower()
    assert noun != "challenges" or '"unnamed":1' in answer


def _pages_of(client, noun, record):
    """Sessions of an event have pages of their own; a council has none."""
    if noun == "councils":
        addresses = [f"/challenges/{[*record['designed'], *record['shared']][0]}/"]
    else:
        sessions = [session["address"] for session in record.get("agenda", ())]
        addresses = [here(address) for address in (record["address"], *sessions)]
    return " ".join(text_of(client.get(address)) for address in addresses)
