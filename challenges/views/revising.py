"""Read a new version before everybody does."""

from challenges.comparing import changed_parts
from challenges.versions import public_text, revised_text


class ReadsRevisionFirst:
    """Before the editor of a published challenge: its button "Preview" saves nothing.

    The preview carries what was typed in hidden fields, and leads on to publishing or back to writing.
    """

    def post(self, request, *args, **kwargs):
        if not self.is_published or not {"and_preview", "and_change"} & set(request.POST):
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        if "and_change" in request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        return self._preview(form)

    def _preview(self, form):
        self.template_name = "challenges/preview_revision.html"
        before, after = public_text(self.subject), revised_text(self.subject, form.answers)
        parts = changed_parts(before, after)
        return self.render_to_response(self.get_context_data(form=form, text=after, parts=parts))
