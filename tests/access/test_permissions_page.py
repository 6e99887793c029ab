import sys
from collections.abc import Iterator

from django.core.management import call_command

from accounts.pages.addresses import addresses
from workflow.permissions import Permission

APPS = ("accounts", "challenges", "documents", "matching", "notifications", "showcase", "vendors")


def test_page_of_permissions_is_as_the_code_has_it():
    call_command("write_permissions", "--check")


def test_every_address_says_who_may_open_it():
    assert [address.name for address in addresses() if not address.who] == []


def test_every_rule_has_a_reason_for_those_it_refuses():
    """A rule open to people not signed in refuses by there being no page."""
    assert sorted({rule.name for rule in _rules() if not (rule.public or rule.otherwise)}) == []


def test_reasons_are_whole_sentences_of_one_breath():
    reasons = {rule.otherwise for rule in _rules() if rule.otherwise}
    assert [words for words in reasons if not words.endswith(".") or len(words) > 110] == []


def _rules() -> Iterator[Permission]:
    """Every rule that stands in a module of ours; addresses() has loaded them all."""
    addresses()
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] in APPS]
    for module in ours:
        yield from (it for it in vars(module).values() if isinstance(it, Permission))
