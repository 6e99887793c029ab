from django.db import migrations, models

# Of versions from before: their day's dates are gone, so they get today's, once and for good.
FILL = """
ALTER TABLE challenges_challengeversion DISABLE TRIGGER challenge_version_frozen;
UPDATE challenges_challengeversion AS version SET facts = jsonb_build_object(
    'dates', jsonb_build_object(
        'questions_close_at', to_jsonb(round.questions_close_at),
        'answers_close_at', to_jsonb(round.answers_close_at),
        'solutions_close_at', to_jsonb(round.solutions_close_at)
    ),
    'codes', coalesce((
        SELECT jsonb_object_agg(designer.name, council.gss_code)
        FROM challenges_challengedesigner AS designer
        JOIN accounts_organisation AS council ON council.id = designer.organisation_id
        WHERE designer.challenge_id = challenge.id AND council.gss_code IS NOT NULL
    ), '{}'::jsonb),
    'carries_on', '[]'::jsonb
)
FROM challenges_challenge AS challenge
JOIN challenges_round AS round ON round.id = challenge.round_id
WHERE challenge.id = version.challenge_id;
ALTER TABLE challenges_challengeversion ENABLE TRIGGER challenge_version_frozen;
"""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0019_meetings_are_contacts")]
    operations = [
        migrations.AddField("challengeversion", "facts", models.JSONField(default=dict)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
