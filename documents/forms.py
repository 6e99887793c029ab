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


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class UploadsField(forms.FileField):
    """Several files at once. Each is looked into where it is taken in, so that a bad one spoils no other."""

    default_error_messages = UploadField.default_error_messages

    def __init__(self, *, most, **kwargs):
        kwargs.setdefault("widget", SeveralFiles(attrs={"accept": ACCEPTED}))
        super().__init__(**kwargs)
        self.most = most

    def clean(self, data, initial=None):
        uploads = [upload for upload in data or [] if upload]
        if not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > self.most:
            raise forms.ValidationError(f"Choose at most {self.most} files at once.")
        return uploads
