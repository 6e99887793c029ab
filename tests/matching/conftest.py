import pytest

from matching.embedding.encoder import _loaded


@pytest.fixture
def without_model(settings, tmp_path):
    """As on a machine that lost the model's files; a loaded encoder is forgotten, then loaded anew."""
    _loaded.cache_clear()
    settings.MATCHING_MODEL_FOLDER = str(tmp_path)
    yield
    _loaded.cache_clear()
