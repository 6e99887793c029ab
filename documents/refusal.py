from django.core.exceptions import ValidationError


class UploadRefused(ValidationError):
    """The file is not taken; the message is a sentence for the person who chose it."""
