from notifications.forms.choices import ChoicesForm
from notifications.forms.wordings import VersionForm, WordingForm

__all__ = ["ChoicesForm", "VersionForm", "WordingForm"]
