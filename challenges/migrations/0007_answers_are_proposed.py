import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import challenges.models.questions


def give_keys(apps, schema_editor):
    for question in apps.get_model("challenges", "Question").objects.order_by("pk").iterator():
        question.key = challenges.models.questions.random_key()
        question.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0006_support_without_a_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="key",
            field=models.CharField(max_length=12, null=True),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        # Checks that wait for the end of the transaction would hold up changes of the table.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="question",
            name="key",
            field=models.CharField(
                default=challenges.models.questions.random_key, max_length=12, unique=True
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="original_text",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="question",
            name="proposed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="question",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(model_name="question", name="question_status_known"),
        migrations.AlterField(
            model_name="question",
            name="status",
            field=models.CharField(
                choices=[
                    ("asked", "Asked"),
                    ("proposed", "Answer proposed"),
                    ("answered", "Answered"),
                    ("declined", "Not published"),
                ],
                default="asked",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["asked", "proposed", "answered", "declined"])),
                name="question_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "proposed"), _negated=True),
                    models.Q(
                        ("proposed_at__isnull", False),
                        ("proposed_by__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="question_proposed_complete",
            ),
        ),
    ]
