from datetime import UTC, datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    """Entries made before are taken as older than any record: a worker reads all of them again."""

    dependencies = [
        ("matching", "0006_commonplaces"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="labels",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                default=list,
                help_text="vendor, theme, areas: counted by the search box",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="entry",
            name="label_stems",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                default=list,
                help_text="of the labels, as often as they say it",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="entry",
            name="changed_at",
            field=models.DateTimeField(
                default=datetime(1970, 1, 1, tzinfo=UTC),
                help_text="when the record that was read had last changed",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="stemcount",
            name="found_in",
            field=models.PositiveIntegerField(
                default=0, help_text="in how many it occurs in the text or in its labels"
            ),
        ),
        # Until words are counted anew, those of the texts alone.
        migrations.RunSQL(
            "UPDATE matching_stemcount SET found_in = entries", migrations.RunSQL.noop
        ),
        migrations.AddIndex(
            model_name="entry",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["label_stems"], name="entry_label_stems"
            ),
        ),
    ]
