"""The small form of `make faults`: real workers, a broker of its own, the tests' database."""

import pytest
from django.db import connection

from config.keeping.drill import address_of
from local import place
from tests.faults.servers import OwnBroker, SharedDatabase
from tests.faults.trial import Size, Trial

SMALL = Size(
    messages=120,
    a_second=30,
    kills=2,
    between_kills=0.3,
    broker_away=0.5,
    patience=4,
    workers=1,
    has_beat=False,
)


@pytest.fixture
def own_broker(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "STATE", tmp_path)
    broker = OwnBroker()
    yield broker
    broker.stop()


@pytest.mark.django_db(transaction=True)
def test_messages_arrive_once_while_workers_broker_and_database_fail(own_broker, tmp_path):
    address = address_of(connection.settings_dict["NAME"])
    connection.close()  # else it is cut with all others
    found = Trial(SMALL, tmp_path, SharedDatabase(address), own_broker).run()
    assert (found["lost"], found["doubled"], found["not_out"]) == (0, 0, 0), found
    assert found["taken_by_the_mail_server"] == SMALL.messages
    assert found["kills"] == {"whole workers": 1, "processes of a pool": 1}
