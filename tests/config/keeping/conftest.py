import shutil

import pytest
from django.conf import settings
from django.utils import timezone

from config.keeping.backing_up import back_up
from documents.actions import receive_upload
from tests.documents.uploads import upload
from tests.journeys import people


@pytest.fixture
def emptied_storage(tmp_path):
    """What other tests stored is put aside meanwhile."""
    aside = tmp_path / "aside"
    settings.PRIVATE_ROOT.rename(aside)
    settings.PRIVATE_ROOT.mkdir()
    yield settings.PRIVATE_ROOT
    shutil.rmtree(settings.PRIVATE_ROOT)
    aside.rename(settings.PRIVATE_ROOT)


@pytest.fixture
def document(transactional_db, emptied_storage):
    """The only file of a small system with people, organisations and lines of the log."""
    vendor = people.vendor()
    lead = people.vendor_lead(vendor)
    return receive_upload(upload(), organisation=vendor, by=lead, at=timezone.now())


@pytest.fixture
def backup(document, tmp_path):
    """The folder of a backup of that system."""
    back_up(tmp_path / "backup", at=timezone.now())
    return tmp_path / "backup"
