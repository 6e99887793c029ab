"""What holds of every solution version, whatever was tried on it."""

from django.core.exceptions import ValidationError

from tests.journeys import people
from vendors.enums import ELIGIBLE_STATUSES
from vendors.lifecycle import SOLUTION
from vendors.models import Assignment, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

ARROWS = {(source, t.target) for t in SOLUTION.transitions.values() for source in t.sources}
REFUSALS = (StaleTransition, TransitionDenied, ValidationError)


class Laws:
    """Before a TestCase with `acts`: verbs by name, each taking a version."""

    acts: dict

    def after(self, before, act):
        """Do it, compare the log with what happened, and return the version as it now is."""
        known = set(Event.objects.about(before).values_list("pk", flat=True))
        try:
            self.acts[act](SolutionVersion.objects.get(pk=before.pk))
            refused = False
        except REFUSALS:
            refused = True
        after = SolutionVersion.objects.get(pk=before.pk)
        fresh = Event.objects.about(after).exclude(pk__in=known)
        self.log_tells_of(before, after, fresh, refused)
        self.nothing_is_shown_early(after)
        return after

    def log_tells_of(self, before, after, fresh, refused):
        moves = list(fresh.exclude(to_status="").values_list("from_status", "to_status"))
        if before.status == after.status:
            assert moves == []
        else:
            assert (before.status, after.status) in ARROWS
            assert moves == [(before.status, after.status)]
        if refused:
            assert (before.status, fresh.count()) == (after.status, 0)

    def nothing_is_shown_early(self, version):
        public = SolutionVersion.objects.public().filter(pk=version.pk).exists()
        is_listed = version.status in ELIGIBLE_STATUSES and version.superseded_at is None
        assert public == is_listed
        for stranger in (people.assessor(), people.officer(), people.vendor_lead()):
            assert not SolutionVersion.objects.dossiers_for(stranger).exists()
        for assignment in Assignment.objects.all():
            reads = SolutionVersion.objects.dossiers_for(assignment.assessor)
            assert list(reads) == [version]
