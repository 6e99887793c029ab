from itertools import cycle

import pytest

from matching.embedding.encoder import _loaded
from tests.journeys import people


@pytest.fixture
def without_model(settings, tmp_path):
    """As on a machine that lost the model's files; a loaded encoder is forgotten, then loaded anew."""
    _loaded.cache_clear()
    settings.MATCHING_MODEL_FOLDER = str(tmp_path)
    yield
    _loaded.cache_clear()


@pytest.fixture
def few_people(monkeypatch):
    """One officer and two assessors do all the work: many solutions in little time."""
    officer, assessors = people.staff(), cycle([people.assessor(), people.assessor()])
    monkeypatch.setattr(people, "staff", lambda: officer)
    monkeypatch.setattr(people, "assessor", lambda: next(assessors))
