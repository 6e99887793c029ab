from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_accounts_switched_off"),
    ]

    operations = [
        ValidateConstraint(model_name="user", name="user_switched_off_neither_active_nor_dormant"),
    ]
