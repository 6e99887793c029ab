import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    """Typing errors are looked for among the stems of all texts."""

    dependencies = [
        ("challenges", "0003_spelling"),
        ("matching", "0003_shipped_abbreviations"),
    ]
    operations = [
        migrations.AddIndex(
            model_name="stemcount",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["stem"], name="stem_spelling", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
