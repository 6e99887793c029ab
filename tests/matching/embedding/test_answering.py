import pytest
from django.core.cache import cache

from matching.embedding import encoder
from matching.embedding.answering import answer
from matching.embedding.asking import SILENCE, vectors_now
from matching.embedding.kept_vectors import kept
from tests.matching.reference import TEXTS


@pytest.fixture
def model_missing(settings, tmp_path):
    settings.MATCHING_MODEL_FOLDER = str(tmp_path)
    encoder._loaded.cache_clear()
    yield
    encoder._loaded.cache_clear()


@pytest.mark.usefixtures("model_missing")
def test_missing_model_lets_no_page_wait_and_is_told_once(caplog):
    caplog.set_level("WARNING", logger="matching.embedding.asking")
    answer(TEXTS[:1])
    answer(TEXTS[:1])
    (told,) = [record.getMessage() for record in caplog.records]
    assert "tokenizer.json cannot be read" in told
    assert kept(TEXTS[:1]) == {}
    assert vectors_now(TEXTS[:1], within=10) is None


def test_answer_lies_where_pages_look_and_ends_the_silence():
    cache.set(SILENCE, True)
    answer(TEXTS[:2])
    assert kept(TEXTS[:3]).keys() == set(TEXTS[:2])
    assert cache.get(SILENCE) is None
