"""The OpenAPI document in the shape of a page."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Operation:
    path: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]
    example: str


def operations(document: dict[str, Any]) -> list[Operation]:
    """Every address of the interface in the order of the document."""
    return [_operation(path, item["get"]) for path, item in document["paths"].items()]


def _operation(path: str, found: dict[str, Any]) -> Operation:
    return Operation(
        path,
        found["summary"],
        found["description"],
        found.get("parameters", []),
        _example(found["responses"]["200"]["content"]["application/json"]),
    )


def _example(content: dict[str, Any]) -> str:
    examples = content.get("examples", {})
    value = next((example["value"] for example in examples.values()), None)
    return json.dumps(value, indent=2, ensure_ascii=False) if value else ""
