"""What a record says, field by field, read off the serialiser that says it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from rest_framework import serializers

from showcase.open_data.tables.examples import EXAMPLES

# Types as Data Package calls them (https://datapackage.org/standard/table-schema/).
KINDS: tuple[tuple[type, str], ...] = (
    (serializers.BooleanField, "boolean"),
    (serializers.IntegerField, "integer"),
    (serializers.DateTimeField, "datetime"),
    (serializers.DateField, "date"),
)
RETURNED = {str: "string", bool: "boolean", int: "integer"}


@dataclass(frozen=True)
class Leaf:
    """`kind` is that of one value, which stands in so many lists (`depth`); `values` are those it may
    have, each with its words.
    """

    kind: str
    meaning: str
    example: Any
    depth: int = 0
    is_address: bool = False
    unit: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def is_list(self) -> bool:
        return self.depth > 0

    def single(self) -> "Leaf":
        """The same for one member of the outermost list."""
        example = next(iter(self.example or ()), None)
        return replace(self, depth=self.depth - 1, example=example)


def leaves_of(record: type[serializers.Serializer], noun: str) -> dict[str, Leaf]:
    """By path, in the order of the record."""
    return dict(_leaves(record(), EXAMPLES[noun], (), "", 0))


def _leaves(
    record: Any, example: Any, path: tuple[str, ...], meaning: str, depth: int
) -> Iterator[tuple[str, Leaf]]:
    for name, field in record.fields.items():
        here, shown = (*path, name), _example(example, name)
        words = " ".join(filter(None, (meaning, str(field.help_text or ""))))
        if isinstance(field, serializers.ListSerializer):
            yield from _leaves(field.child, shown, here, words, depth + 1)
        elif isinstance(field, serializers.Serializer):
            yield from _leaves(field, shown, here, words, depth)
        else:
            yield ".".join(here), _leaf(record, name, field, words, shown, depth)


def _leaf(record: Any, name: str, field: Any, words: str, example: Any, depth: int) -> Leaf:
    one = field.child if isinstance(field, serializers.ListField) else field
    kind, several = _kind(record, name, one)
    return Leaf(
        kind=kind,
        meaning=words,
        example=example,
        depth=depth + (several or one is not field),
        is_address=isinstance(one, serializers.URLField),
        unit=field.style.get("unit", ""),
        values=tuple((str(v), str(w)) for v, w in getattr(one, "choices", {}).items()),
    )


def _kind(record: Any, name: str, field: Any) -> tuple[str, bool]:
    """And whether it is a list: a method says so in its annotation."""
    if isinstance(field, serializers.SerializerMethodField):
        returned = get_type_hints(getattr(record, f"get_{name}"))["return"]
        is_list = get_origin(returned) is list
        return RETURNED[get_args(returned)[0] if is_list else returned], is_list
    return next((kind for type_, kind in KINDS if isinstance(field, type_)), "string"), False


def _example(example: Any, name: str) -> Any:
    if isinstance(example, list):
        return [_example(one, name) for one in example]
    return example.get(name) if isinstance(example, dict) else None
