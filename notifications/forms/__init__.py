from notifications.forms.choices import ChoicesForm
from notifications.forms.mailboxes import MailboxForm, NewMailboxForm
from notifications.forms.wordings import VersionForm, WordingForm

__all__ = ["ChoicesForm", "MailboxForm", "NewMailboxForm", "VersionForm", "WordingForm"]
