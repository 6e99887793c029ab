from django.db import migrations

CREATE = """
CREATE TRIGGER challenge_version_frozen BEFORE UPDATE OR DELETE ON challenges_challengeversion
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP = "DROP TRIGGER challenge_version_frozen ON challenges_challengeversion"


class Migration(migrations.Migration):
    dependencies = [("challenges", "0001_initial"), ("workflow", "0002_append_only")]
    operations = [migrations.RunSQL(CREATE, DROP)]
