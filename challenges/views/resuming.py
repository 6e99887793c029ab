"""A link by mail that leads an officer back to a draft."""

from challenges.actions.resuming import send_resume_link
from challenges.forms.statements import first_unfinished
from challenges.views.council import OwnStatement
from challenges.views.pages import ConfirmPage
from challenges.wording import link_sent


class SendLink(OwnStatement, ConfirmPage):
    area = "areas/council.html"
    heading = "Send me a link to carry on?"
    text = "It goes to the address of your account and leads to the first page still to finish."
    button = "Send me a link"

    def do(self):
        page = first_unfinished(self.subject)
        is_new = send_resume_link(self.subject, page=page, by=self.request.user, at=self.now)
        self.done = link_sent(self.request.user.email, is_new=is_new)

    def back(self):
        return self.here()
