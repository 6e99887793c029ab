import pytest
from celery import current_app
from django.db import connection
from django.urls import reverse

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.mark.django_db
def test_health_with_all_servers_answering_is_200(client):
    response = client.get(reverse("health"))
    assert (response.status_code, response.json()) == (200, {"database": "ok", "broker": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_health_without_a_broker_is_503_and_names_it(client, monkeypatch, caplog):
    monkeypatch.setattr(current_app.conf, "broker_write_url", NOBODY_LISTENS)
    response = client.get(reverse("health"))
    assert response.status_code == 503
    assert response.json() == {"database": "ok", "broker": "no answer"}
    assert [record.message for record in caplog.records if record.name == "config.health"] == [
        "The broker does not answer."
    ]


@pytest.mark.django_db(transaction=True)
def test_health_without_a_database_is_503_and_names_it(client, monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")
    response = client.get(reverse("health"))
    assert response.status_code == 503
    assert response.json() == {"database": "no answer", "broker": "ok"}
