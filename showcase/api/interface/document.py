"""The OpenAPI 3.1 document, read off what answers."""

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample

from showcase.api.interface.problems import CONTENT_TYPE, KINDS, Problem, example_of
from showcase.open_data.deprecation import DEPRECATED, Deprecated
from showcase.open_data.tables.examples import EXAMPLES


class Described(AutoSchema):
    """Every operation may also answer with a problem."""

    def get_operation_id(self) -> str:
        return f"{'list' if self._is_list_view() else 'read'}_{self.view.noun.replace(' ', '_')}"

    def get_tags(self) -> list[str]:
        return [self.view.noun]

    def get_summary(self) -> str:
        return self.view.summary

    def get_description(self) -> str:
        return " ".join((self.view.__doc__ or "").split())

    def get_examples(self) -> list[OpenApiExample]:
        return [OpenApiExample(self.view.noun, EXAMPLES[self.view.noun])]

    def get_filter_backends(self) -> list[Any]:
        return getattr(self.view, "filter_backends", []) if self._is_list_view() else []

    def _get_filter_parameters(self) -> list[dict[str, Any]]:
        return [_or_any(parameter) for parameter in super()._get_filter_parameters()]

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        always = (404, 406, 429, 500)
        known = (400, *always) if self._is_list_view() else always
        schema = self.resolve_serializer(Problem, direction).ref
        problems = {str(status): _problem(status, schema) for status in known}
        unchanged = {"304": {"description": "The copy you hold is still what stands here"}}
        return {**super()._get_response_bodies(direction), **unchanged, **problems}


def _or_any(parameter: dict[str, Any]) -> dict[str, Any]:
    """A form sends what nobody chose as an empty value, and its address may be taken along."""
    schema = parameter["schema"]
    if "enum" not in schema:
        return parameter
    words = f"{parameter['description']}\n* empty - any"
    return {
        **parameter,
        "description": words,
        "schema": {**schema, "enum": [*schema["enum"], ""]},
    }


def _problem(status: int, schema: dict[str, Any]) -> dict[str, Any]:
    shown = {"schema": schema, "example": example_of(status)}
    return {"description": KINDS[status][1], "content": {CONTENT_TYPE: shown}}


@cache
def document() -> dict[str, Any]:
    """Worked out once a process: it follows from code alone."""
    return described()


def described() -> dict[str, Any]:
    schema: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    for one in DEPRECATED:
        mark_deprecated(schema, one)
    return schema


def mark_deprecated(schema: dict[str, Any], one: Deprecated) -> None:
    """On the field, or on both addresses of the noun."""
    addresses = [f"/api/v1/{one.noun}/", f"/api/v1/{one.noun}/{{id}}/"]
    if not one.field:
        for address in addresses:
            schema["paths"][address]["get"]["deprecated"] = True
        return
    answer = schema["paths"][addresses[1]]["get"]["responses"]["200"]
    part = answer["content"]["application/json"]["schema"]
    for name in one.field.split("."):
        part = _component(schema, part)["properties"][name]
    part |= {"deprecated": True, "description": one.words}


def _component(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """What a reference means, also that of a list's members or of a part that may be missing."""
    inner = part.get("items") or next(iter([*part.get("allOf", ()), *part.get("oneOf", ())]), part)
    name = inner["$ref"].rpartition("/")[2]
    found: dict[str, Any] = schema["components"]["schemas"][name]
    return found
