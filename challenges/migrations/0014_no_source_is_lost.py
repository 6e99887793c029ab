"""What a constraint on one row cannot say about sources, bundles and merges."""

from django.db import migrations

# Deferred ones are asked at the end of the transaction: an action sets several rows in turn.
CREATE = """
CREATE TRIGGER source_kept BEFORE DELETE ON challenges_challengesource
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER support_kept BEFORE DELETE ON challenges_support
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER act_kept BEFORE DELETE ON challenges_act
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER act_part_append_only BEFORE UPDATE OR DELETE ON challenges_actpart
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER objection_kept BEFORE DELETE ON challenges_objection
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION act_keeps_its_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'undone' OR to_jsonb(OLD) - '{status,undone_at,undone_by_id}'::text[]
        <> to_jsonb(NEW) - '{status,undone_at,undone_by_id}'::text[] THEN
        RAISE EXCEPTION 'An act of collation is undone once and otherwise stays as it was'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER act_keeps_its_words BEFORE UPDATE ON challenges_act
    FOR EACH ROW EXECUTE FUNCTION act_keeps_its_words();

CREATE FUNCTION source_keeps_its_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.detached_at IS NOT NULL
        OR to_jsonb(OLD) - 'detached_at' <> to_jsonb(NEW) - 'detached_at' THEN
        RAISE EXCEPTION 'A source is detached once and otherwise stays as it was'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER source_keeps_its_words BEFORE UPDATE ON challenges_challengesource
    FOR EACH ROW EXECUTE FUNCTION source_keeps_its_words();

CREATE FUNCTION accepted_has_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked bigint;
BEGIN
    IF TG_TABLE_NAME = 'challenges_statement' THEN asked := NEW.id;
    ELSE asked := NEW.statement_id; END IF;
    IF EXISTS (SELECT FROM challenges_statement WHERE id = asked AND status = 'accepted')
        AND NOT EXISTS (
            SELECT FROM challenges_challengesource s
            JOIN challenges_challenge c ON c.id = s.challenge_id
            WHERE s.statement_id = asked AND s.detached_at IS NULL AND c.status <> 'merged'
        ) THEN
        RAISE EXCEPTION 'Accepted statement % would feed no challenge', asked
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER accepted_has_source
    AFTER INSERT OR UPDATE OF status ON challenges_statement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'accepted')
    EXECUTE FUNCTION accepted_has_source();
CREATE CONSTRAINT TRIGGER accepted_keeps_source
    AFTER UPDATE OF detached_at ON challenges_challengesource
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accepted_has_source();

CREATE FUNCTION merged_loses_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_it challenges_challenge%ROWTYPE;
BEGIN
    SELECT * INTO now_it FROM challenges_challenge WHERE id = NEW.id;
    IF now_it.status = 'merged' THEN
        IF EXISTS (SELECT FROM challenges_challenge
                   WHERE (id = now_it.merged_into_id AND status = 'merged')
                      OR merged_into_id = now_it.id) THEN
            RAISE EXCEPTION 'Merged challenge % does not lead to a live one', now_it.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (SELECT FROM challenges_act a JOIN challenges_actpart p ON p.act_id = a.id
                       WHERE a.kind = 'merge' AND a.status = 'standing'
                         AND p.challenge_id = now_it.id) THEN
            RAISE EXCEPTION 'Challenge % is merged by no standing act', now_it.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF EXISTS (SELECT FROM challenges_challengesource own
                   WHERE own.challenge_id = now_it.id AND own.detached_at IS NULL
                     AND NOT EXISTS (SELECT FROM challenges_challengesource carried
                                     WHERE carried.challenge_id = now_it.merged_into_id
                                       AND carried.statement_id = own.statement_id
                                       AND carried.detached_at IS NULL)) THEN
            RAISE EXCEPTION 'A source of merged challenge % is missing at its survivor', now_it.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER merged_loses_nothing
    AFTER UPDATE OF status, merged_into_id ON challenges_challenge
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION merged_loses_nothing();

CREATE FUNCTION bundle_is_flat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM challenges_challenge
               WHERE (id = NEW.parent_id AND parent_id IS NOT NULL) OR parent_id = NEW.id) THEN
        RAISE EXCEPTION 'A bundle holds no bundles'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bundle_is_flat
    AFTER INSERT OR UPDATE OF parent_id ON challenges_challenge
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL)
    EXECUTE FUNCTION bundle_is_flat();

UPDATE challenges_challengedesigner AS designer SET is_named = TRUE
WHERE NOT EXISTS (
    SELECT FROM challenges_challengesource s
    JOIN challenges_statement t ON t.id = s.statement_id
    LEFT JOIN challenges_statementsponsor p ON p.statement_id = t.id
    WHERE s.challenge_id = designer.challenge_id
      AND (t.council_id = designer.organisation_id OR p.organisation_id = designer.organisation_id
           OR p.name = designer.name)
);
"""
DROP = """
DROP TRIGGER bundle_is_flat ON challenges_challenge;
DROP FUNCTION bundle_is_flat();
DROP TRIGGER merged_loses_nothing ON challenges_challenge;
DROP FUNCTION merged_loses_nothing();
DROP TRIGGER accepted_keeps_source ON challenges_challengesource;
DROP TRIGGER accepted_has_source ON challenges_statement;
DROP FUNCTION accepted_has_source();
DROP TRIGGER source_keeps_its_words ON challenges_challengesource;
DROP FUNCTION source_keeps_its_words();
DROP TRIGGER act_keeps_its_words ON challenges_act;
DROP FUNCTION act_keeps_its_words();
DROP TRIGGER objection_kept ON challenges_objection;
DROP TRIGGER act_part_append_only ON challenges_actpart;
DROP TRIGGER act_kept ON challenges_act;
DROP TRIGGER support_kept ON challenges_support;
DROP TRIGGER source_kept ON challenges_challengesource;
"""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0013_collation"), ("workflow", "0002_append_only")]
    operations = [migrations.RunSQL(CREATE, DROP)]
