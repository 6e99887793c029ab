from django.db import migrations

CREATE = """
CREATE TRIGGER report_version_frozen BEFORE UPDATE OR DELETE ON showcase_reportversion
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP = "DROP TRIGGER report_version_frozen ON showcase_reportversion"


class Migration(migrations.Migration):
    dependencies = [("showcase", "0001_initial"), ("workflow", "0002_append_only")]
    operations = [migrations.RunSQL(CREATE, DROP)]
