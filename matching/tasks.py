from celery import shared_task
from celery.signals import worker_init
from celery.worker import WorkController

from matching.answering import answer
from matching.asking import QUEUE


@shared_task
def embed_questions(texts: list[str]) -> None:
    answer(texts)


@worker_init.connect
def prepare_embedder(sender: WorkController, **_: object) -> None:
    """Load the model before the first question comes, and say then what is wrong with it."""
    if QUEUE in sender.app.amqp.queues.consume_from:
        answer(["How can we begin?"])
