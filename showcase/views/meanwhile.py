from collections.abc import Iterator
from contextlib import contextmanager

from showcase.actions.saving import SavedMeanwhile
from showcase.forms.meanwhile import NoticesChange


@contextmanager
def noticing_change(form: NoticesChange) -> Iterator[None]:
    """When somebody else saved first: the form is shown again, and the next save is done knowingly."""
    try:
        yield
    except SavedMeanwhile as saved:
        form.take_note_of(saved.fingerprint)
        raise
