"""What a letter says and to whom; whatever a mail header could be tricked with is refused here, before it is kept."""

import re
from dataclasses import dataclass
from datetime import datetime

# One plain address. What else a mail header allows (names, comments, quotes, several addresses) is how letters are
# sent to people who were never meant.
ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]+@[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]+")
ADDRESS_LENGTH = 254  # RFC 5321, 4.5.3.1.3
SUBJECT_LENGTH = 200  # nobody reads further; a longer one is a mistake of ours
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class LetterRefused(ValueError):
    """This cannot be sent; the message is a sentence that names no address."""


@dataclass(frozen=True)
class Letter:
    """One letter to one person.

    `kind` names it for colleagues and figures, as "sign-in". `subject` first says what it is. `text` is plain Dutch:
    paragraphs divided by blank lines, a web address alone on its line, a list as lines that start with “- ”. `reason`
    is the sentence that says why somebody gets it: “U krijgt deze mail omdat …”. After `expires_at` it is never handed
    over. The words of a `secret` letter are for the receiver only, and are erased once handed over or expired.

    Raises LetterRefused for what no mail may carry.
    """

    kind: str
    to: str
    subject: str
    text: str
    reason: str
    expires_at: datetime | None = None
    secret: bool = False

    def __post_init__(self) -> None:
        require_address(self.to)
        if not self.subject.strip() or len(self.subject) > SUBJECT_LENGTH or CONTROL.search(self.subject):
            raise LetterRefused("Een onderwerp is één regel met woorden.")
        if not self.text.strip() or not self.reason.strip():
            raise LetterRefused("Een mail heeft woorden, en een zin die zegt waarom iemand hem krijgt.")
        if self.secret and self.expires_at is None:
            raise LetterRefused("Een geheim heeft een einde: geef expires_at.")


def require_address(address: str) -> None:
    """Raises LetterRefused when this is not one plain mail address."""
    if len(address) > ADDRESS_LENGTH or not ADDRESS.fullmatch(address):
        raise LetterRefused("Dit is geen mailadres waar een mail naartoe kan.")
