"""The forms that a page shows, read from its HTML as a browser reads them."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tests.design.markup import Markup, words

PRESSED = ("submit", "button", "image", "reset")


@dataclass(frozen=True)
class Field:
    """`options` are the values a browser would offer; `value` what it would send untouched."""

    name: str
    kind: str
    value: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    role: str
    address: str
    method: str
    fields: tuple[Field, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.address} as {self.role}"


def forms_of(html: str, page: str, role: str) -> list[Form]:
    found = []
    for element in Markup.of(html).all("form"):
        method = (element.get("method") or "get").upper()
        address = urlsplit(urljoin(page, element.get("action") or page))
        if not address.netloc:
            found.append(Form(role, address.path, method, _fields(element)))
    return found


def _fields(form) -> tuple[Field, ...]:
    seen: dict[str, Field] = {}
    for element in form.iter():
        name = element.get("name")
        if name and element.tag in ("input", "textarea", "select", "button"):
            field = _field(element, name)
            before = seen.get(name)
            seen[name] = _joined(before, field) if before else field
    return tuple(seen.values())


def _field(element, name: str) -> Field:
    if element.tag == "select":
        options = tuple(o.get("value", words(o)) for o in element.iter() if o.tag == "option")
        return Field(name, "select", next(filter(None, options), ""), options)
    if element.tag == "textarea":
        return Field(name, "textarea", "".join(element.itertext()))
    kind, value = element.get("type") or "text", element.get("value") or ""
    is_choice = kind in ("radio", "checkbox", *PRESSED)
    return Field(name, kind, value, (value,) if is_choice else ())


def _joined(before: Field, field: Field) -> Field:
    """Radios, boxes and buttons of one name are one field with several options."""
    return Field(before.name, before.kind, before.value, before.options + field.options)
