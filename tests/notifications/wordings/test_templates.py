"""The closed set of what each kind of mail may hold, and how it is filled in."""

import pytest
from django.template import Context
from django.template.base import TextNode, VariableNode
from django.template.defaulttags import LoadNode

from notifications.queries.wordings import NOT_CHANGED
from notifications.topics import TOPICS
from notifications.wordings.checks import faults_of, missing_from, must_stay
from notifications.wordings.glossary import BY_NAME, WORDS
from notifications.wordings.templates import (
    PartNode,
    Words,
    _fillings,
    fill_in,
    names_in,
    portal_words,
    template_of,
    with_examples,
    words_of,
)

KINDS = [kind for topic in TOPICS for kind in topic.kinds if kind not in NOT_CHANGED]
REJECTED = "statement_rejected"
UNSEEN = "It holds a sign that cannot be seen. Type the words anew, or paste them as plain text."


class Statement:
    reference, question = "S-0042", "How can we {{ help }} ((reason))?"


@pytest.mark.parametrize("kind", KINDS)
def test_portals_own_words_of_each_kind_pass_their_own_checks(kind):
    own = portal_words(kind)
    assert own.subject
    assert own.body
    assert faults_of(own.subject, kind) + faults_of(own.body, kind) == []
    assert missing_from(own, kind) == []
    assert "((" not in with_examples(own, kind).body


@pytest.mark.parametrize("kind", KINDS)
def test_what_takes_an_if_or_a_loop_is_a_part_with_a_name(kind):
    nodes = {type(node) for node in template_of(kind).nodelist}
    assert nodes <= {TextNode, VariableNode, PartNode, LoadNode}


@pytest.mark.parametrize("kind", KINDS)
def test_name_means_one_thing_within_a_kind(kind):
    meant = {
        (word.name, getattr(node, "name", None) or str(node.filter_expression))
        for word, node in _fillings(kind)
    }
    assert len(meant) == len(words_of(kind))


def test_every_word_of_the_glossary_is_used_once_defined_and_explained():
    used = {name for kind in KINDS for name in words_of(kind)}
    assert used == set(BY_NAME)
    assert len(WORDS) == len(BY_NAME)
    assert all(word.meaning and word.example for word in WORDS)


def test_portals_own_words_filled_in_say_what_the_template_says():
    context = {"statement": Statement, "reason": "It is about another council."}
    plain = Context(context, autoescape=False)
    subject, _, body = template_of(REJECTED).render(plain).strip().partition("\n")
    assert fill_in(portal_words(REJECTED), REJECTED, context) == Words(subject, body.strip())


def test_what_is_filled_in_is_never_read_again():
    words = Words("((statement reference))", "{{ statement }} ((statement question))")
    filled = fill_in(words, REJECTED, {"statement": Statement, "reason": "secret"})
    assert filled.body == "{{ statement }} How can we {{ help }} ((reason))?"


def test_names_reach_no_attribute_and_no_setting():
    words = Words("a", "((statement.pk)) ((settings)) ((statement question.__class__))")
    assert fill_in(words, REJECTED, {"statement": Statement}).body == ""


def test_line_breaks_of_what_is_filled_in_never_reach_the_subject():
    words = Words("((reason))", "b")
    filled = fill_in(words, REJECTED, {"statement": Statement, "reason": "a\nBcc: b@example.org"})
    assert filled.subject == "a Bcc: b@example.org"


def test_part_that_is_empty_leaves_no_gap():
    words = Words("a", "One.\n\n((in organisation))\n\nTwo.")
    assert fill_in(words, "membership_refused", {"membership": None}).body == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("((nothing))", "This mail has nothing called ((nothing)). Use names from the list."),
        ("((reason)", "Two brackets open or close without the other two. Write a name as ((name))."),
        ("{{ reason }}", "Curly brackets do nothing here. Write a name as ((name))."),
        ("{% debug %}", "Curly brackets do nothing here. Write a name as ((name))."),
        ("a\u202eb", UNSEEN),
        ("\ue000topic:x\ue001", UNSEEN),
    ],
)  # fmt: skip
def test_words_with_a_fault_are_told_what_is_wrong(text, fault):
    assert faults_of(text, REJECTED) == [fault]


def test_reason_of_a_refusal_has_to_stay():
    assert must_stay(REJECTED) == ["reason"]
    assert missing_from(Words("a", "No."), REJECTED) == ["reason"]
    assert missing_from(Words("a", "No: (( reason ))"), REJECTED) == []
    assert names_in("(( reason )) and ((reason))") == ["reason", "reason"]


def test_decision_may_not_go_without_conditions_feedback_and_appeal():
    assert {"decision reason", "conditions", "feedback", "appeal"} <= set(
        must_stay("solution_decided")
    )
