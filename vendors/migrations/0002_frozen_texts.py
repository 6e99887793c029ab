from django.db import migrations

CREATE = """
CREATE FUNCTION criteria_set_is_published(wanted bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT status = 'published' FROM vendors_criteriaset WHERE id = wanted
$$;

CREATE FUNCTION refuse_change_of_published_criteria_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'published' THEN
        RAISE EXCEPTION 'criteria set % is published: % refused', OLD.id, TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER criteria_set_frozen BEFORE UPDATE OR DELETE ON vendors_criteriaset
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_criteria_set();

CREATE FUNCTION refuse_change_of_published_section() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF criteria_set_is_published(OLD.criteria_set_id) OR criteria_set_is_published(NEW.criteria_set_id) THEN
        RAISE EXCEPTION 'a section of a published criteria set: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER section_frozen BEFORE INSERT OR UPDATE OR DELETE ON vendors_section
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_section();

CREATE FUNCTION refuse_change_of_published_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM vendors_section WHERE id IN (OLD.section_id, NEW.section_id)
        AND criteria_set_is_published(criteria_set_id)
    ) THEN
        RAISE EXCEPTION 'a criterion of a published criteria set: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER criterion_frozen BEFORE INSERT OR UPDATE OR DELETE ON vendors_criterion
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_criterion();

CREATE FUNCTION refuse_change_of_submitted_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status NOT IN ('draft', 'returned') AND
        (NEW.summary, NEW.description, NEW.how_people_stay_in_charge, NEW.data_involved,
         NEW.is_resident_facing, NEW.is_health_or_care, NEW.hosting, NEW.pricing_model, NEW.used_by,
         NEW.round_id, NEW.criteria_set_id, NEW.solution_id, NEW.number)
        IS DISTINCT FROM
        (OLD.summary, OLD.description, OLD.how_people_stay_in_charge, OLD.data_involved,
         OLD.is_resident_facing, OLD.is_health_or_care, OLD.hosting, OLD.pricing_model, OLD.used_by,
         OLD.round_id, OLD.criteria_set_id, OLD.solution_id, OLD.number)
    THEN
        RAISE EXCEPTION 'solution version % is submitted: its words stay', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER solution_version_frozen BEFORE UPDATE ON vendors_solutionversion
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_submitted_words();

CREATE FUNCTION refuse_change_of_submitted_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM vendors_solutionversion
        WHERE id = OLD.version_id AND status NOT IN ('draft', 'returned')
    ) THEN
        RAISE EXCEPTION 'an answer of a submitted solution version: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER answer_frozen BEFORE UPDATE OR DELETE ON vendors_answer
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_submitted_answer();

CREATE TRIGGER agreement_frozen BEFORE UPDATE OR DELETE ON vendors_agreement
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agreement_acceptance_frozen BEFORE UPDATE OR DELETE ON vendors_agreementacceptance
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP = """
DROP TRIGGER agreement_acceptance_frozen ON vendors_agreementacceptance;
DROP TRIGGER agreement_frozen ON vendors_agreement;
DROP TRIGGER criterion_frozen ON vendors_criterion;
DROP TRIGGER section_frozen ON vendors_section;
DROP TRIGGER criteria_set_frozen ON vendors_criteriaset;
DROP TRIGGER answer_frozen ON vendors_answer;
DROP TRIGGER solution_version_frozen ON vendors_solutionversion;
DROP FUNCTION refuse_change_of_submitted_answer();
DROP FUNCTION refuse_change_of_submitted_words();
DROP FUNCTION refuse_change_of_published_criterion();
DROP FUNCTION refuse_change_of_published_section();
DROP FUNCTION refuse_change_of_published_criteria_set();
DROP FUNCTION criteria_set_is_published(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("vendors", "0001_initial"), ("workflow", "0002_append_only")]
    operations = [migrations.RunSQL(CREATE, DROP)]
