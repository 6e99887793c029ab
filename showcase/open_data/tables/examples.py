"""One invented record of each noun: what the OpenAPI document, the page and the dictionary show."""

from pathlib import Path
from typing import Any

import yaml

EXAMPLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text())
