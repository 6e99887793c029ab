from django.db import migrations

from matching.text.folding import shipped_rows


def fill(apps, schema_editor):
    abbreviation = apps.get_model("matching", "Abbreviation")
    abbreviation.objects.bulk_create(
        [abbreviation(short=short, meaning=meaning) for short, meaning in shipped_rows()],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("matching", "0002_search_width")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
