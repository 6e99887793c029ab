"""The small form of `make rollout`."""

import pytest
from django.db import connection

from config.keeping.drill import address_of
from local import place
from tests.faults.processes import Crew
from tests.faults.servers import OwnBroker, SharedDatabase
from tests.rollout.asking import Asking
from tests.rollout.web import free_place, replaced_under_load
from tests.rollout.workers import Replacing, size

MESSAGES = 150


@pytest.fixture
def crew(transactional_db, tmp_path):
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.test_settings",
        "DATABASE_URL": address_of(connection.settings_dict["NAME"]),
        "LOCAL": "true",
    }
    crew = Crew(tmp_path, settings)
    yield crew
    crew.end()


@pytest.fixture
def own_broker(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "STATE", tmp_path)
    broker = OwnBroker()
    yield broker
    broker.stop()


def test_two_web_services_replaced_in_turn_lose_no_request(crew):
    found = replaced_under_load(crew, times=1)
    assert found["lost"] == []
    assert found["answered"] > 0


def test_who_asks_notices_what_is_lost():
    asker = Asking("http://{}:{}/".format(*free_place()))
    asker.start()
    while not asker.lost:
        pass
    asker.over.set()
    asker.join()
    assert (asker.answered, "refused" in asker.lost[0]) == (0, True)


@pytest.mark.django_db(transaction=True)
def test_workers_replaced_in_turn_lose_no_message_and_send_none_twice(own_broker, tmp_path):
    address = address_of(connection.settings_dict["NAME"])
    connection.close()
    trial = Replacing(
        size(MESSAGES, times=1, workers=1), tmp_path, SharedDatabase(address), own_broker
    )
    found = trial.run()
    assert (found["lost"], found["doubled"], found["not_out"]) == (0, 0, 0), found
    assert found["taken_by_the_mail_server"] == MESSAGES
    assert sum(found["doubts"].values()) == 0
