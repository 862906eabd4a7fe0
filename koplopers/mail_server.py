"""Which mail server letters are handed over to, read from one address."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
OUR_OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
# Without the address itself: it holds a password, and sentences end up in logs.
NO_SERVER = (
    "moet een mailserver zijn, zoals smtps://naam:wachtwoord@mail.example of smtp://mail.example:587?starttls=1."
)
IN_THE_OPEN = "stuurt mails onversleuteld over het net. Zet er ?starttls=1 achter, of gebruik smtps://."


@dataclass(frozen=True)
class SmtpServer:
    """Where it is and how to get in."""

    host: str
    port: int
    security: str  # “tls” from the first byte, “starttls” after the greeting, or “none” on our own machine
    user: str
    password: str = field(repr=False)


def smtp_server(address: str) -> SmtpServer:
    """Read smtps://user:password@host or smtp://host:587?starttls=1; raises ValueError with the rest of a sentence."""
    try:
        server = _read(urlsplit(address))
    except ValueError:
        raise ValueError(NO_SERVER) from None
    if server.security == "none" and server.host not in OUR_OWN_MACHINE:
        raise ValueError(IN_THE_OPEN)
    return server


def _read(parts: SplitResult) -> SmtpServer:
    asked = parse_qs(parts.query, strict_parsing=bool(parts.query))
    starttls = asked.pop("starttls", ["0"])[-1]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    wrong = asked or parts.path.strip("/") or starttls not in ("0", "1") or bool(user) != bool(password)
    if parts.scheme not in PORTS or not parts.hostname or wrong:
        raise ValueError
    security = "tls" if parts.scheme == "smtps" else ("none", "starttls")[int(starttls)]
    return SmtpServer(parts.hostname, parts.port or PORTS[parts.scheme], security, user, password)
