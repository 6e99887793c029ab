from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models.copies import FOLDER, private_storage
from accounts.privacy.copies.asking import ask_for_copy, make_copy
from accounts.privacy.copies.unowned import throw_away_unowned
from accounts.tasks import apply_retention
from tests.journeys import people

pytestmark = pytest.mark.django_db


def test_file_that_no_row_names_goes_after_a_day_and_that_of_a_copy_stays():
    now = timezone.now()
    copy = ask_for_copy(people.anybody(), at=now)
    make_copy(copy.pk, at=now)
    copy.refresh_from_db()
    left = private_storage().save(f"{FOLDER}/left.zip", ContentFile(b"all about somebody"))
    apply_retention()
    assert private_storage().exists(left)
    assert throw_away_unowned(at=now + timedelta(days=1, minutes=1)) >= 1
    assert (private_storage().exists(left), private_storage().exists(copy.file.name)) == (
        False,
        True,
    )
