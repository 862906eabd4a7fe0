"""The hands that a letter is put in: a mail server, or on somebody's own computer the development mailbox."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from smtplib import (
    SMTP,
    SMTP_SSL,
    SMTPDataError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from socket import SHUT_RDWR, gaierror
from threading import Timer
from time import monotonic
from typing import Protocol

from koplopers.mail_server import SmtpServer
from koplopers.outbox.message import Sender, Written, compose, envelope
from koplopers.outbox.rules import Outcome

STEP_SECONDS = 30  # for one answer of the server; a sound one takes a second or two
WORDS = 500  # characters of an answer that are kept
OUR_WORDS: dict[type[Exception], str] = {
    SMTPServerDisconnected: "De mailserver verbrak de verbinding.",
    SMTPNotSupportedError: "De mailserver kan niet wat nodig is: STARTTLS, inloggen of zulke letters in een adres.",
    ConnectionRefusedError: "De mailserver nam niet op.",
    gaierror: "Het adres van de mailserver is niet te vinden.",
    ssl.SSLError: "De beveiligde verbinding met de mailserver kwam niet tot stand.",
    ValueError: "Van dit adres of deze woorden is geen mail te maken.",
}
REFUSED_FOR_GOOD = 500  # from this number on, a server need not be asked again (RFC 5321, 4.2.1)


@dataclass(frozen=True)
class Answer:
    """What came of putting a letter in those hands, in the words of whoever answered."""

    outcome: Outcome
    words: str
    server_away: bool = False  # it would be the same for every other letter now
    erases: bool = True  # a letter that has left need not keep its secret words


class Post(Protocol):
    """Hands that take letters one by one."""

    def hand_over(self, letter: Written, *, seconds: float) -> Answer: ...

    def close(self) -> None: ...


class DevelopmentMailbox:
    """Takes everything and sends nothing: letters are read at /ontwikkeling/postvak, so their words stay."""

    def hand_over(self, letter: Written, *, seconds: float) -> Answer:  # noqa: ARG002
        return Answer(Outcome.HANDED_OVER, "In het postvak van /ontwikkeling/postvak gelegd.", erases=False)

    def close(self) -> None:
        pass


class SmtpPost:
    """A line to the mail server: opened for the first letter, kept for the next, closed after every trouble."""

    def __init__(self, server: SmtpServer, sender: Sender, own_name: str) -> None:
        self._server = server
        self._sender = sender
        self._own_name = own_name
        self._line: SMTP | None = None

    def hand_over(self, letter: Written, *, seconds: float) -> Answer:
        """Say the letter to the server. After `seconds` the line is cut, so that no talk outlasts the claim on it."""
        until = monotonic() + seconds
        try:
            line = self._line = self._line or self._open()
        except (SMTPException, OSError) as fault:
            # Also “5…”: at the door the server says no to us, not to this letter.
            return Answer(Outcome.LATER, words_of(fault), server_away=True)
        with _cut_at(until, line):
            answer = self._say(line, letter) if monotonic() < until else _TOO_LATE
        if answer.outcome is not Outcome.HANDED_OVER:
            self.close()
        return answer

    def close(self) -> None:
        if self._line:
            with suppress(SMTPException, OSError, ValueError):
                self._line.quit()
            self._line.close()
            self._line = None

    def _open(self) -> SMTP:
        server = self._server
        line: SMTP
        if server.security == "tls":
            line = SMTP_SSL(
                server.host, server.port, self._own_name, timeout=STEP_SECONDS, context=ssl.create_default_context()
            )
        else:
            line = SMTP(server.host, server.port, self._own_name, timeout=STEP_SECONDS)
        try:
            if server.security == "starttls":
                line.starttls(context=ssl.create_default_context())
            if server.user:
                line.login(server.user, server.password)
            line.ehlo_or_helo_if_needed()
        except BaseException:
            line.close()
            raise
        return line

    def _say(self, line: SMTP, letter: Written) -> Answer:
        try:
            mail, to = compose(letter, self._sender), envelope(letter.to)
            options = () if to.isascii() else ("SMTPUTF8",)
            line.sendmail(self._sender.address, [to], mail, options)
        except (SMTPException, OSError, ValueError) as fault:
            return _answer_to(fault)
        return Answer(Outcome.HANDED_OVER, "Aangenomen door de mailserver.")


_TOO_LATE = Answer(Outcome.LATER, "Verbinden met de mailserver duurde te lang.", server_away=True)


def _answer_to(fault: Exception) -> Answer:
    """What a refusal halfway means: of the receiver or the words it is about this letter, of the sender about us."""
    about_letter = isinstance(fault, SMTPRecipientsRefused | SMTPDataError)
    never = (about_letter and _code_of(fault) >= REFUSED_FOR_GOOD) or _cannot_be_written(fault)
    away = isinstance(fault, SMTPSenderRefused) or _is_silence(fault)
    return Answer(Outcome.REFUSED if never else Outcome.LATER, words_of(fault), server_away=away)


def _cannot_be_written(fault: Exception) -> bool:
    """An address with letters that the server does not know, or a domain that cannot be."""
    return isinstance(fault, SMTPNotSupportedError) or not isinstance(fault, SMTPException | OSError)


def _is_silence(fault: BaseException | None) -> bool:
    """smtplib tells silence as a broken line, and keeps what happened as its cause."""
    return isinstance(fault, TimeoutError) or (
        isinstance(fault, SMTPServerDisconnected) and isinstance(fault.__context__, TimeoutError)
    )


def _code_of(fault: Exception) -> int:
    if isinstance(fault, SMTPRecipientsRefused):
        return int(next(iter(fault.recipients.values()))[0])
    return int(fault.smtp_code) if isinstance(fault, SMTPResponseException) else 0


def words_of(fault: Exception) -> str:
    """The words of the server with its number, or ours when it said nothing."""
    if not _code_of(fault):
        return _our_words(fault)
    said = fault.smtp_error if isinstance(fault, SMTPResponseException) else next(iter(fault.recipients.values()))[1]  # type: ignore[attr-defined]
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{_code_of(fault)} {' '.join(text.split())}"[:WORDS]


def _our_words(fault: Exception) -> str:
    if _is_silence(fault):
        return "De mailserver antwoordde niet op tijd."
    for kind, words in OUR_WORDS.items():
        if isinstance(fault, kind):
            return words
    return f"De mailserver is niet te bereiken ({type(fault).__name__})."


@contextmanager
def _cut_at(until: float, line: SMTP) -> Iterator[None]:
    timer = Timer(max(until - monotonic(), 0), _cut, [line])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: SMTP) -> None:
    if line.sock:
        with suppress(OSError):
            line.sock.shutdown(SHUT_RDWR)
