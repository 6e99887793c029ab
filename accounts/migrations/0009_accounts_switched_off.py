from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_successors_follow_on_the_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="switched_off_at",
            field=models.DateTimeField(
                editable=False, help_text="Since when an administrator keeps it off.", null=True
            ),
        ),
        AddConstraintNotValid(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("switched_off_at", None),
                    models.Q(("dormant_at", None), ("is_active", False)),
                    _connector="OR",
                ),
                name="user_switched_off_neither_active_nor_dormant",
            ),
        ),
    ]
