"""The letters about a municipality that ends, and what they tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koplopers.outbox.letters import Letter
from koplopers.people.mails import to_person
from koplopers.people.models import Person, Role
from koplopers.people.wording import role_in_words
from koplopers.web.addresses import address_of
from koplopers.web.formatting import day


@dataclass(frozen=True)
class Successor:
    """What a municipality goes on in."""

    name: str
    has_contact: bool


@dataclass(frozen=True)
class End:
    """What becomes of a municipality, and when."""

    code: str
    slug: str
    name: str
    day: date
    is_split: bool
    successors: tuple[Successor, ...]

    @property
    def into(self) -> str:
        """As in “Utrecht en De Bilt”."""
        names = [one.name for one in self.successors]
        return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    @property
    def will(self) -> str:
        return f"{self.name} {self.shortly} op {day(self.day)}."

    @property
    def did(self) -> str:
        how = f"verdeeld over {self.into}" if self.is_split else f"opgegaan in {self.into}"
        return f"{self.name} is op {day(self.day)} {how}."

    @property
    def shortly(self) -> str:
        return f"wordt verdeeld over {self.into}" if self.is_split else f"gaat over in {self.into}"


def ends(end: End, person: Person, held: Sequence[Role], *, stays: bool) -> Letter:
    return _to(person, "municipality-ends", f"{end.name} stopt op {day(end.day)}, en uw rol ook", end, held, stays)


def ended(end: End, person: Person, held: Sequence[Role], *, stays: bool) -> Letter:
    return _to(person, "municipality-ended", f"Uw rol voor {end.name} is gestopt", end, held, stays)


def to_office(end: End, secretary: Person, held: Sequence[Role], *, is_over: bool) -> Letter:
    number = "1 rol is" if len(held) == 1 else f"{len(held)} rollen zijn"
    soon = "1 rol stopt" if len(held) == 1 else f"{len(held)} rollen stoppen"
    subject = f"{end.name}: {number} gestopt" if is_over else f"{end.name}: {soon} op {day(end.day)}"
    link = address_of("people.invite")
    return to_person(secretary, "municipality-end-office", subject, end=end, held=held, is_over=is_over, link=link)


def _to(person: Person, kind: str, subject: str, end: End, held: Sequence[Role], stays: bool) -> Letter:
    words = [role_in_words(role.role, role.organisation, role.municipality) for role in held]
    return to_person(person, kind, subject, end=end, roles=words, stays=stays, link=address_of("pages.contact"))
