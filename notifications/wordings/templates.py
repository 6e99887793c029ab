"""The portal's own words of a mail with what it fills in as ((names)), and the filling."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.template import Context
from django.template.base import Node, Template, TextNode, VariableNode
from django.template.defaulttags import LoadNode
from django.template.loader import get_template

from notifications.wordings.glossary import BY_EXPRESSION, BY_NAME, Word

# As GOV.UK Notify writes them. A name is looked up in a closed set, so nothing that is typed is ever run.
PLACEHOLDER = re.compile(r"\(\(([^()]*)\)\)")
MOST_SUBJECT = 300


@dataclass(frozen=True)
class Words:
    subject: str
    body: str


class PartNode(Node):
    """`{% part "name" %}`: what stands in it is one placeholder, whatever it takes to write it."""

    def __init__(self, name: str, nodelist: Any) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        return str(self.nodelist.render(context))

    @property
    def is_paragraph(self) -> bool:
        return any("\n" in text.s for text in self.nodelist.get_nodes_by_type(TextNode))


def template_of(kind: str) -> Template:
    return get_template(f"emails/{kind}.txt").template  # type: ignore[attr-defined]


def words_of(kind: str) -> dict[str, Word]:
    """What may be filled into this kind of mail, by name, in the order of the portal's own words."""
    return {word.name: word for word, _ in _fillings(kind)}


def portal_words(kind: str) -> Words:
    """As whoever edits them sees them."""
    text = "".join(_as_typed(node) for node in template_of(kind).nodelist)
    return split(re.sub(r"\n{3,}", "\n\n", text))


def fill_in(words: Words, kind: str, context: Mapping[str, Any]) -> Words:
    """With what a template would say here; plain text, and what is filled in is never read again."""
    template, plain = template_of(kind), Context(dict(context), autoescape=False)
    with plain.bind_template(template):
        values = {word.name: str(node.render_annotated(plain)) for word, node in _fillings(kind)}
    return put(words, values)


def with_examples(words: Words, kind: str) -> Words:
    return put(words, {name: word.example for name, word in words_of(kind).items()})


def put(words: Words, values: Mapping[str, str]) -> Words:
    filled = partial(PLACEHOLDER.sub, lambda found: values.get(found[1].strip(), "").strip())
    subject = " ".join(filled(words.subject).split())[:MOST_SUBJECT]
    return Words(subject, re.sub(r"\n{3,}", "\n\n", filled(words.body)).strip())


def split(text: str) -> Words:
    """The first line is the subject."""
    subject, _, body = text.strip().partition("\n")
    return Words(" ".join(subject.split())[:MOST_SUBJECT], body.strip())


def names_in(text: str) -> list[str]:
    return [name.strip() for name in PLACEHOLDER.findall(text)]


def _fillings(kind: str) -> Iterator[tuple[Word, Node]]:
    for node in template_of(kind).nodelist:
        word = _word_of(node)
        if word:
            yield word, node


def _word_of(node: Node) -> Word | None:
    if isinstance(node, PartNode):
        return BY_NAME[node.name]
    if isinstance(node, VariableNode):
        return BY_EXPRESSION[str(node.filter_expression)]
    return None


def _as_typed(node: Node) -> str:
    if isinstance(node, TextNode):
        return node.s
    if isinstance(node, LoadNode):
        return ""
    word = _word_of(node)
    typed = f"(({word.name}))" if word else ""
    return f"\n\n{typed}\n\n" if isinstance(node, PartNode) and node.is_paragraph else typed
