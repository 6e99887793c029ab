import pytest
from celery.contrib.testing.worker import start_worker

from config.celery import app
from matching.embedding import encoder


@pytest.fixture
def loaded():
    """How many encoders this process holds: none at first."""
    encoder._loaded.cache_clear()
    return lambda: encoder._loaded.cache_info().currsize


def test_worker_of_questions_has_loaded_the_model_before_its_first_task(loaded, request):
    request.getfixturevalue("celery_worker_live")
    assert loaded() == 1


@pytest.mark.django_db(transaction=True)
def test_worker_of_everything_else_does_not_load_the_model(loaded):
    queues = [app.conf.task_default_queue]
    with start_worker(app, queues=queues, perform_ping_check=False, shutdown_timeout=30):
        assert loaded() == 0
