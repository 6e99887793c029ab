"""A real SMTP server that misbehaves in one way at a time."""

from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Server:
    """Keeps what it accepted; `answer` is what it says after the last dot, None hangs up instead."""

    def __init__(self):
        self.accepted, self.answer, self.hangs_up_on_quit = [], "250 OK", False
        self.to_recipient = "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.answer is None or self.answer.startswith("250"):
            self.accepted.append(envelope)
        if self.answer is None:
            server.transport.abort()
        return self.answer or "250 nobody hears this"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        if self.hangs_up_on_quit:
            server.transport.abort()
        return "221 Bye"


class AnyPort(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(settings):
    told = Server()
    controller = AnyPort(told, hostname="127.0.0.1", port=0)
    controller.start()
    settings.EMAIL_BACKEND = "notifications.delivery.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10
    settings.EMAIL_PORT = controller.port
    try:
        yield told
    finally:
        controller.stop()
