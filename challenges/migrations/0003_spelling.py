from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Search by how a word is spelt, for those who spell it otherwise."""

    dependencies = [("challenges", "0002_frozen_versions")]
    operations = [TrigramExtension()]
