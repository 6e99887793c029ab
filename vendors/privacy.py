"""What vendors, their solutions and vetting keep of people."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.models import User
from accounts.privacy.mapping import (
    Basis,
    Level,
    Purpose,
    Step,
    Theirs,
    keep,
    keep_nothing_of_people,
)
from accounts.privacy.retention.rules import THREE_YEARS, Rule
from vendors.enums import SolutionStatus
from vendors.models import Assignment, EvidenceUpload, SolutionVersion


def open_assignments(person: User) -> Iterator[Step]:
    open_ones = (
        Assignment.objects.open().filter(assessor=person).select_related("version__solution")
    )
    for assignment in open_ones:
        words = f"“{assignment.version.solution}” waits for scores: hand them in, or give it back."
        yield Step(words, reverse("vendors:my_assignments"))


UPLOADS = Rule(
    name="evidence_uploads",
    what="Evidence files that nobody described",
    then="taken off the list; the file goes as an unused one",
    standard_days=180,
    after="they came in",
    why="Longer than a vendor takes over one round.",
    due=lambda before: EvidenceUpload.objects.filter(added_at__lte=before),
)

DRAFTS = Rule(
    name="draft_solutions",
    what="Draft versions of solutions that were never submitted",
    then="deleted, with their answers",
    standard_days=THREE_YEARS,
    after="they were saved last",
    why="The next round, and the one after, can still take them up.",
    due=lambda before: SolutionVersion.objects.filter(
        status=SolutionStatus.DRAFT, submitted_at=None, saved_at__lte=before
    ),
)

UNTIL_THE_END = "As long as the portal; a decision has to be explained from its record."
VETTING = "The assessor and LGA staff; other assessors once they have handed in. Vendors never read who scored."

keep(
    Purpose(
        what="Solutions and evidence of vendors",
        why="To vet what is offered. The words are a company's and may name its people.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the portal, once submitted.",
        seen_by="The vendor, its assessors and LGA staff; everybody reads what is eligible, without names of persons.",
        fields={
            "vendors.SolutionVersion": "description how_people_stay_in_charge submitted_by summary used_by words",
            "vendors.Answer": "confirmed_by mitigation value",
            "vendors.Evidence": "added_by not_covered scope title",
            "vendors.EvidenceUpload": "added_by",
            "vendors.Renewal": "answer answered_by offered_by",
            "vendors.Response": "offered_by text",
        },
        rules=(UPLOADS, DRAFTS),
    ),
    Purpose(
        what="Acceptance of the agreement",
        why="To show who bound the vendor to which text.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the portal.",
        seen_by="The vendor and LGA staff.",
        fields={"vendors.AgreementAcceptance": "accepted_by"},
    ),
    Purpose(
        what="Interests of assessors and staff",
        why="To keep whoever is bound to a vendor away from it (Procurement Act 2023, sections 81 to 83).",
        basis=Basis.LEGAL_DUTY,
        level=Level.CONFIDENTIAL,
        kept=UNTIL_THE_END,
        seen_by="The person and LGA staff.",
        fields={
            "vendors.Conflict": "details person",
            "vendors.StandingInterest": "body company_number details name_key person",
            "vendors.RegisterConfirmation": "person",
        },
        theirs=(
            Theirs(
                what="Interests you declared",
                label="vendors.StandingInterest",
                columns="kind body company_number details declared_at ended_at",
                person="person",
            ),
            Theirs(
                what="Vendors you are bound to",
                label="vendors.Conflict",
                columns="vendor__name kind details declared_at lifted_at",
                person="person",
            ),
            Theirs(
                what="When you confirmed your interests",
                label="vendors.RegisterConfirmation",
                columns="confirmed_at lapses_on",
                person="person",
            ),
        ),
    ),
    Purpose(
        what="Who scores what",
        why="To spread the work by what people know, and to know who was asked.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept=UNTIL_THE_END,
        seen_by=VETTING,
        fields={
            "vendors.AssessorProfile": "person",
            "vendors.Assignment": "assessor assigned_by reasons",
            "vendors.Proposal": "begun_by",
            "vendors.ProposedAssignment": "assessor reasons",
        },
        first=(open_assignments,),
        theirs=(
            Theirs(
                what="How much you can take on",
                label="vendors.AssessorProfile",
                columns="capacity saved_at",
                person="person",
            ),
            Theirs(
                what="What you were asked to score",
                label="vendors.Assignment",
                columns="version__solution__name status assigned_at submitted_at decline_reason reasons",
                person="assessor",
            ),
            Theirs(
                what="What was proposed for you to score",
                label="vendors.ProposedAssignment",
                columns="version__solution__name reasons",
                person="assessor",
            ),
        ),
    ),
    Purpose(
        what="Scores",
        why="To judge each solution by two people or more, with reasons.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the portal; a draft until its score is handed in.",
        seen_by=VETTING,
        fields={
            "vendors.Score": "reason",
            "vendors.ScoreDraft": "reason",
            "vendors.AgreedScore": "reason recorded_by",
        },
        theirs=(
            Theirs(
                what="Scores you gave",
                label="vendors.Score",
                columns="assignment__version__solution__name criterion__code value confidence reason saved_at",
                person="assignment__assessor",
            ),
            Theirs(
                what="Scores you drafted",
                label="vendors.ScoreDraft",
                columns="assignment__version__solution__name criterion__code value confidence reason saved_at",
                person="assignment__assessor",
            ),
        ),
    ),
    Purpose(
        what="Blind reading",
        why="To hide whose solution it is. What is hidden is often a name.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept=UNTIL_THE_END,
        seen_by="LGA staff.",
        fields={
            "vendors.HiddenPassage": "hidden_by words",
            "vendors.BlindFile": "opened_by",
            "vendors.NamesCheck": "checked_by",
        },
    ),
    Purpose(
        what="Decisions, conditions and appeals",
        why="To decide with reasons, and to answer who disagrees.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept=UNTIL_THE_END,
        seen_by="The vendor reads the words; who decided, LGA staff.",
        fields={
            "vendors.SolutionVersion": "conditions decided_by decision_reason feedback responsible_deployment",
            "vendors.Decision": "feedback prepared_by reason released_by responsible_deployment",
            "vendors.CriterionFeedback": "text",
            "vendors.Condition": "settled_by settled_reason text",
            "vendors.Appeal": "answer answered_by grounds lodged_by",
            "vendors.EligibilityResult": "cure judged_by reason",
            "vendors.Clarification": "answer answered_by asked_by question",
        },
        theirs=(
            Theirs(
                what="Appeals you lodged",
                label="vendors.Appeal",
                columns="version__solution__name grounds lodged_at answer",
                person="lodged_by",
            ),
            Theirs(
                what="Questions you asked in vetting",
                label="vendors.Clarification",
                columns="version__solution__name question asked_at answer",
                person="asked_by",
            ),
        ),
    ),
    Purpose(
        what="Shortlists",
        why="To choose what is shown, with reasons.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept=UNTIL_THE_END,
        seen_by="LGA staff; notes also the councils that designed the challenge. The vendor reads its feedback.",
        fields={
            "vendors.Response": "decided_by feedback",
            "vendors.ShortlistChoice": "feedback prepared_by reason released_by",
            "vendors.ShortlistNote": "author text",
        },
        theirs=(
            Theirs(
                what="Notes you left on shortlists",
                label="vendors.ShortlistNote",
                columns="response__solution__name text written_at replaced_at",
                person="author",
            ),
        ),
    ),
)

ASKED = "asked_when code evidence_wanted guidance options passing_answers question scale"
SOURCE = "source_clause source_mechanism source_url source_version"

keep_nothing_of_people(
    {
        "vendors.Agreement": "text",
        "vendors.CriteriaSet": "introduction name",
        "vendors.Criterion": f"{ASKED} {SOURCE}",
        "vendors.Evidence": "issuer link",
        "vendors.Proposal": "problem",
        "vendors.Section": "code title",
        "vendors.Solution": "import_key listed_from name",
        "vendors.SolutionUser": "name",
        "vendors.SolutionVersion": "data_involved hosting pricing_model",
        "vendors.VendorProfile": "company_number overseas_register regions summary town website",
    }
)
