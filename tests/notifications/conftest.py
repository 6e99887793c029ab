import copy
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def letter_templates(settings):
    """A mail of our own, so that these tests do not hang on anybody's wording."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [Path(__file__).parent, *templates[0]["DIRS"]]
    settings.TEMPLATES = templates
