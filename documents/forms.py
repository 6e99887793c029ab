from django import forms

from documents.inspection import ACCEPTED, inspect_upload


class UploadField(forms.FileField):
    """A file that is looked into before the form is valid."""

    default_error_messages = {
        "required": "Choose a file.",
        "empty": "The file is empty. Choose another one.",
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED}))
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial:
            inspect_upload(upload)
        return upload
