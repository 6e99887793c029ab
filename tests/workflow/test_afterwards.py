import re
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction

from workflow.afterwards import after_commit

CHECKOUT = Path(__file__).parents[2]


def fail(what):
    raise ConnectionError(f"{what} is away")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [fail, partial(fail)])
def test_what_fails_after_a_commit_breaks_nothing_and_is_in_the_log(act, caplog):
    done = []
    with transaction.atomic():
        after_commit(act, "the broker")
        after_commit(done.append, "the next")
    assert done == ["the next"]
    assert [record.exc_info[1].args for record in caplog.records] == [("the broker is away",)]


@pytest.mark.django_db(transaction=True)
def test_what_is_left_to_a_commit_that_never_comes_is_not_done():
    done = []
    with transaction.atomic():
        after_commit(done.append, "never")
        transaction.set_rollback(True)
    assert done == []


def test_nothing_robust_is_left_to_a_commit_but_by_this_door():
    """`on_commit(partial(…), robust=True)` itself fails when the partial does: Django asks for its name."""
    found = [
        str(path.relative_to(CHECKOUT))
        for path in CHECKOUT.glob("[acdmnsvw]*/**/*.py")
        if "node_modules" not in path.parts and re.search(r"on_commit\(.*robust=", path.read_text())
    ]
    assert found == ["workflow/afterwards.py"]
