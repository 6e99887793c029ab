from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("showcase", "0005_every_registration_has_a_kind_of_place")]

    operations = [migrations.RenameField("showcaseevent", "changed_at", "calendar_changed_at")]
