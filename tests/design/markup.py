"""Reading rendered HTML as a tree, so that tests ask for elements and not for strings."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

import tinyhtml5


@dataclass
class Markup:
    root: Element

    @classmethod
    def of(cls, html) -> "Markup":
        return cls(tinyhtml5.parse("<!doctype html>" + html, namespace_html_elements=False))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.root.iter()
            if _local_name(element) == tag
            and all(element.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        [element] = self.all(tag, **attributes)
        return element

    def texts(self, tag: str, **attributes: str) -> list[str]:
        return [words(element) for element in self.all(tag, **attributes)]

    def ids(self) -> list[str]:
        return [element.get("id") for element in self.root.iter() if element.get("id")]


def _local_name(element: Element) -> str:
    """SVG elements carry a namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: Element) -> str:
    """Its text with white space folded."""
    return " ".join("".join(element.itertext()).split())
