import shutil

import pytest

from matching.embedding import model_files
from matching.embedding.encoder import Encoder
from matching.embedding.model_files import (
    MODEL_VERSION,
    WEIGHTS,
    WORD_PIECES,
    ModelMissing,
    checked_file,
)

WORDS = "The text encoder's "


@pytest.fixture
def copied(settings, tmp_path):
    """A folder of one's own with the same files."""
    for name in (WEIGHTS, WORD_PIECES):
        shutil.copy(checked_file(name), tmp_path)
    settings.MATCHING_MODEL_FOLDER = str(tmp_path)
    return tmp_path


def test_version_of_the_model_is_the_beginning_of_the_hash_of_its_weights():
    assert MODEL_VERSION == "53aa51172d14"


def test_files_of_another_folder_are_used_when_it_is_set(copied):
    assert checked_file(WEIGHTS) == copied / WEIGHTS
    assert Encoder().encode(["bins"]).shape == (1, 384)


def test_missing_folder_is_told_to_the_operator(settings, tmp_path):
    settings.MATCHING_MODEL_FOLDER = str(tmp_path / "nowhere")
    with pytest.raises(ModelMissing, match=f"{WORDS}file .*nowhere/tokenizer.json cannot be read"):
        Encoder()


def test_missing_package_is_told_to_the_operator(settings, monkeypatch):
    settings.MATCHING_MODEL_FOLDER = ""
    monkeypatch.setattr(model_files, "PACKAGE", "no_such_package")
    with pytest.raises(ModelMissing, match=f"{WORDS}package no_such_package is not installed"):
        checked_file(WEIGHTS)


@pytest.mark.parametrize("name", [WEIGHTS, WORD_PIECES])
def test_file_changed_by_one_byte_is_refused(copied, name):
    with (copied / name).open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"!")
    with pytest.raises(ModelMissing, match=f"{name} is not the one"):
        Encoder()


def test_file_cut_short_is_refused(copied):
    with (copied / WEIGHTS).open("r+b") as file:
        file.truncate(1000)
    with pytest.raises(ModelMissing, match=f"{WEIGHTS} is not the one"):
        Encoder()
