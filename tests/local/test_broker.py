import pytest
import redis

from local import broker, place


@pytest.fixture
def own_state(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "STATE", tmp_path / ".local")
    yield
    broker.stop_if_unused()


def test_broker_keeps_what_it_was_given_over_a_restart(own_state):
    broker._start()
    with redis.Redis.from_url(broker.address(5)) as client:
        client.lpush("queue", "work")
        client.config_set("appendfsync", "always")
    broker._stop()
    broker._start()
    with redis.Redis.from_url(broker.address(5)) as client:
        assert client.lrange("queue", 0, -1) == [b"work"]


def test_stopping_a_broker_that_does_not_run_changes_nothing(own_state):
    broker._stop()
    assert broker._answers() is False
