"""Real SMTP servers, sound and less so, on a port of their own."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ssl import SSLContext

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

NEVER, A_WHILE = 3600, 1.5  # seconds


class MailServer(Controller):
    """Takes every letter, unless told to answer otherwise at one of the steps: greeting, mail, rcpt, data.

    What it does at a step is the line that it answers, or DROP, HANG or SLOW. `refuses` limits that to one receiver.
    """

    DROP, HANG, SLOW = "drop the line", "say nothing", "take a while"

    def __init__(self, *, refuses: str = "", tls: SSLContext | None = None, starttls: SSLContext | None = None,
                 login: tuple[str, str] | None = None, **steps: str) -> None:  # fmt: skip
        self.steps = steps
        self.refuses = refuses
        self.login = login
        self.begun = 0  # letters of which the words came in
        self._conversations: list[SMTP] = []
        self.taken: list[tuple[list[str], EmailMessage]] = []
        options = {"tls_context": starttls, "require_starttls": starttls is not None}
        if login:
            options |= {"authenticator": self._knows, "auth_required": True, "auth_require_tls": True}
        super().__init__(self, hostname="127.0.0.1", port=free_port(), ssl_context=tls, **options)

    def factory(self) -> SMTP:
        conversation = _Conversation(self, **self.SMTP_kwargs)
        self._conversations.append(conversation)
        return conversation

    def stop(self, no_assert: bool = False) -> None:
        """Hang up first, also on who was kept waiting."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result()
        super().stop(no_assert)

    async def _hang_up(self) -> None:
        for one in self._conversations:
            if one.transport:
                one.transport.abort()
        talks = [one._handler_coroutine for one in self._conversations if one._handler_coroutine]
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    @property
    def mails(self) -> list[EmailMessage]:
        return [mail for _, mail in self.taken]

    async def answer(self, step: str, conversation: SMTP, receiver: str = "") -> str | None:
        """What is said at this step instead of what a sound server says."""
        trouble = self.steps.get(step)
        if trouble is None or (self.refuses and receiver and receiver != self.refuses):
            return None
        if trouble == self.HANG:
            await asyncio.sleep(NEVER)
        if trouble == self.SLOW:
            await asyncio.sleep(A_WHILE)
            return None
        if trouble == self.DROP:
            conversation.transport.abort()
            raise ConnectionResetError
        return trouble

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 # aiosmtpd calls it so
        trouble = await self.answer("mail", server)
        envelope.mail_from = address
        return trouble or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        trouble = await self.answer("rcpt", server, address)
        if trouble is None:
            envelope.rcpt_tos.append(address)
        return trouble or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.begun += 1
        trouble = await self.answer("data", server, envelope.rcpt_tos[0])
        if trouble is None:
            mail = message_from_bytes(bytes(envelope.content or b""), policy=default)
            self.taken.append((list(envelope.rcpt_tos), mail))
        return trouble or "250 OK"

    def _knows(self, server, session, envelope, mechanism, data) -> AuthResult:
        given = data.login.decode(), data.password.decode() if isinstance(data, LoginPassword) else None
        return AuthResult(success=given == self.login, handled=False)


class _Conversation(SMTP):
    """One line to a server, on which trouble may start at the door, or in the middle of a letter."""

    def __init__(self, host: MailServer, **options) -> None:
        super().__init__(host, **options)
        self.host = host

    async def push(self, status):
        greeting = not self.session.host_name and status.startswith("220 ") and not self._greeted
        self._greeted = True
        trouble = await self.host.answer("greeting", self) if greeting else None
        await super().push(trouble or status)

    _greeted = False

    async def smtp_DATA(self, arg):  # noqa: N802
        if self.host.steps.get("middle") == MailServer.DROP:
            await self.push("354 Go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


@contextmanager
def mail_server(**how) -> Iterator[MailServer]:
    """A mail server for as long as the block lasts; `how` as for MailServer."""
    server = MailServer(**how)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port on which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
