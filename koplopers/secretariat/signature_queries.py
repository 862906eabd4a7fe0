"""What the back office asks about the signatures in the register."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.queries import reorganisations, step_of
from koplopers.municipalities.rules import predecessors
from koplopers.secretariat.listing import Listed, contains, one_page
from koplopers.secretariat.signature_forms import SignatureFilter
from koplopers.selection.models import Appointment
from koplopers.signing import living_queries, queries
from koplopers.signing.models import Signature, SignatureCorrection
from koplopers.signing.register_queries import Signed, with_entries


@dataclass(frozen=True)
class Consequences:
    """What stays of a municipality in the network, by itself or inherited, when one of its signatures is withdrawn."""

    is_appointed: bool
    other_versions: list[str]


def signatures(asked: SignatureFilter, *, page: int) -> Listed[Signed]:
    """All signatures, also withdrawn ones, by municipality."""
    found = with_entries()
    if words := asked.answer("zoek"):
        found = found.where(contains(words, Municipality.name, Municipality.official_name))
    found = found.order_by(Municipality.sort_name, Signature.signed_on, Signature.id)
    return one_page(found, lambda row: Signed(*row[:3]), page=page)


def signature(number: int) -> Signed | None:
    row = db.session.execute(with_entries().where(Signature.id == number)).first()
    return Signed(*row) if row else None


def correction(signature: Signature, number: int) -> SignatureCorrection | None:
    """What was asked to be put right about this signature, under this number."""
    mine = SignatureCorrection.id == number, SignatureCorrection.signature_id == signature.id
    return db.session.scalar(select(SignatureCorrection).where(*mine, SignatureCorrection.asked_at.is_not(None)))


def consequences(signature: Signature, today: date) -> Consequences:
    place = signature.municipality
    former = predecessors(place.code, [step_of(one) for one in reorganisations()], today)
    origins = select(Municipality.id).where(Municipality.code.in_([place.code, *former]))
    appointed = exists().where(Appointment.municipality_id.in_(origins))
    standing = [*queries.standing_signatures(place.id, today), *living_queries.inherited(place, today)]
    return Consequences(
        is_appointed=bool(db.session.scalar(select(appointed))),
        other_versions=sorted({one.manifest_version.slug for one in standing if one.id != signature.id}),
    )
