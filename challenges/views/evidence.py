"""The evidence bundle of a challenge, as a file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.pages.guarded import Guarded
from challenges.bundle.archive import evidence_bundle
from challenges.models import Challenge
from challenges.queries.challenges import whole_challenges
from challenges.rules import READS_EVIDENCE
from workflow.engine import record


class EvidenceBundle(Guarded):
    permission = READS_EVIDENCE

    def load(self):
        everything = whole_challenges(Challenge.objects.all())
        self.subject = get_object_or_404(everything, slug=self.kwargs["slug"])

    def get(self, request, *args, **kwargs):
        file = evidence_bundle(self.subject, reader=request.user)
        record(self.subject, "take_evidence", by=request.user, at=timezone.now())
        name = f"evidence-{self.subject.slug}-{timezone.localdate().isoformat()}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(file, content_type="application/zip", headers=headers)
