"""One statement as its reader may see it: its council, or everybody once it feeds a challenge."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.pages.guarded import Guarded, GuardedPage
from accounts.standing import standing_of
from challenges.forms.statements import PAGES
from challenges.lifecycle import STATEMENT
from challenges.models import Statement, StatementAttachment
from challenges.queries.objections import moves_of
from challenges.queries.statements import challenges_fed_by, whole_statements
from challenges.rules import READS_ATTACHMENT, SEES_STATEMENT
from challenges.timeline import council_timeline
from documents.downloads import private_download


class StatementPage(GuardedPage):
    permission = SEES_STATEMENT

    def load(self):
        seen = whole_statements(Statement.objects.visible_to(self.request.user))
        self.subject = get_object_or_404(seen, reference=self.kwargs["reference"])

    def get_template_names(self):
        if not self._is_own:
            return ["challenges/statement.html"]
        name = "draft" if self.subject.is_editable else "own"
        return [f"challenges/{name}_statement.html"]

    def get_context_data(self, **kwargs):
        own = self._for_its_council() if self._is_own else {}
        return super().get_context_data(
            statement=self.subject,
            sources=challenges_fed_by(self.subject, self.request.user),
            is_staff=standing_of(self.request.user).is_staff,
            demonstration=self.subject.round.is_demonstration,
            **own,
            **kwargs,
        )

    @property
    def _is_own(self):
        return self.subject.council_id in standing_of(self.request.user).councils

    def _for_its_council(self):
        statement, user = self.subject, self.request.user
        acts = STATEMENT.available(statement, user, timezone.now())
        timeline = council_timeline(statement)
        return {
            "words": STATEMENT.words[statement.status],
            "acts": {act.name for act in acts},
            "timeline": timeline,
            "moves": moves_of(statement, timezone.now()),
            "tasks": [(page, *page.status(statement)) for page in PAGES.values()],
            "returned": next((h for h in timeline if h.title == "Returned with reasons"), None),
        }


class Attachment(Guarded):
    """The file of a statement, for its council and for staff."""

    permission = READS_ATTACHMENT

    def load(self):
        attachments = StatementAttachment.objects.select_related("document", "statement")
        self.subject = get_object_or_404(
            attachments,
            statement__in=Statement.objects.visible_to(self.request.user),
            statement__reference=self.kwargs["reference"],
            pk=self.kwargs["pk"],
        )

    def get(self, request, *args, **kwargs):
        return private_download(self.subject.document, to=request.user, at=timezone.now())
