from django.db import migrations, models

REFUSE = """
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON workflow_seal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""

# What a line of the log says, each part after its length in bytes, so that no two lines read alike.
# workflow/sealing.py writes the same words apart from this; a test compares.
WORDS = """
CREATE FUNCTION event_words(line workflow_event) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(octet_length(part) || ':' || part, ',' ORDER BY place)
    FROM unnest(ARRAY[
        line.id::text,
        to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        coalesce(line.by_id::text, ''),
        line.subject_type, line.subject_id::text, line.name,
        line.from_status, line.to_status, line.reason, line.data::text
    ]) WITH ORDINALITY AS parts(part, place)
$$;
"""

# The last hash may be followed by one line only, so sealing waits for whoever seals: under a lock that
# is asked for when the transaction has nothing else left to wait for. See ADR 0020.
SEAL = """
CREATE FUNCTION seal_event(line_id bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE last workflow_seal;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('workflow_seal'));
    SELECT * INTO last FROM workflow_seal ORDER BY number DESC LIMIT 1;
    INSERT INTO workflow_seal (number, event_id, hash)
    SELECT coalesce(last.number, 0) + 1, line.id,
        encode(sha256(convert_to(coalesce(last.hash, '') || event_words(line), 'UTF8')), 'hex')
    FROM workflow_event line WHERE line.id = line_id;
END $$;

CREATE FUNCTION queue_for_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO workflow_unsealed (event_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_queued AFTER INSERT ON workflow_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION queue_for_sealing();

CREATE FUNCTION seal_queued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM seal_event(NEW.event_id);
    DELETE FROM workflow_unsealed WHERE event_id = NEW.event_id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_sealed AFTER INSERT ON workflow_unsealed
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_queued();
"""

SEAL_WHAT_IS_THERE = "SELECT seal_event(id) FROM (SELECT id FROM workflow_event ORDER BY id) lines"

DROP = """
DROP TRIGGER event_queued ON workflow_event;
DROP TRIGGER event_sealed ON workflow_unsealed;
DROP TRIGGER seal_append_only ON workflow_seal;
DROP FUNCTION queue_for_sealing();
DROP FUNCTION seal_queued();
DROP FUNCTION seal_event(bigint);
DROP FUNCTION event_words(workflow_event);
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event_id", models.BigIntegerField(unique=True)),
                ("hash", models.CharField(help_text="SHA-256 in hexadecimal", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Unsealed",
            fields=[("event_id", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.RunSQL(REFUSE + WORDS + SEAL, DROP),
        migrations.RunSQL(SEAL_WHAT_IS_THERE, migrations.RunSQL.noop),
    ]
