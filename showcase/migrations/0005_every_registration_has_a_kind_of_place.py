import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("showcase", "0004_places_of_earlier_events")]

    operations = [
        migrations.AlterField(
            "registration",
            "mailbox",
            models.EmailField(
                editable=False,
                help_text="The address without what stands behind a plus sign.",
                max_length=254,
            ),
        ),
        migrations.AlterField(
            "registration",
            "place",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="showcase.placekind",
            ),
        ),
        migrations.AlterField(
            "showcaseevent",
            "changed_at",
            models.DateTimeField(
                editable=False, help_text="When what stands in people’s calendars last changed."
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("event"),
                models.F("mailbox"),
                condition=models.Q(("status", "cancelled"), _negated=True),
                name="registration_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("queued_at", None), ("status", "asked")),
                    ("status", "cancelled"),
                    models.Q(
                        models.Q(("status__in", ["asked", "cancelled"]), _negated=True),
                        ("queued_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="registration_queued_once_the_address_is_known",
            ),
        ),
    ]
