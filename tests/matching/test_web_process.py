"""What a web process holds in memory."""

import subprocess
import sys

ASK = """
from config.wsgi import application
from django.urls import get_resolver
get_resolver().reverse_dict
import sys
print([name for name in ("matching.embedding.encoder", "tokenizers") if name in sys.modules])
"""


def test_web_process_with_every_address_loaded_knows_nothing_of_the_model():
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"
