"""Which hands letters are put in, as the settings say."""

from urllib.parse import urlsplit

from koplopers.outbox.message import Sender
from koplopers.outbox.post import DevelopmentMailbox, Post, SmtpPost
from koplopers.settings import Settings


def post_of(settings: Settings) -> Post:
    """A mail server, or without one the development mailbox; production has no such mailbox."""
    if settings.smtp is None:
        return DevelopmentMailbox()
    sender = Sender(settings.mail_from, settings.contact_email, settings.base_url)
    return SmtpPost(settings.smtp, sender, _own_name(settings.base_url))


def _own_name(base_url: str) -> str:
    """How we introduce ourselves to the mail server (RFC 5321, 4.1.3): by the name of the site, not of the machine."""
    host = urlsplit(base_url).hostname or "localhost"
    return f"[{host}]" if host.replace(".", "").isdigit() else host
