"""What a municipality's own page tells, gathered once for all its visitors."""

from collections.abc import Iterable
from typing import Any

from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.selection.models import Appointment
from koplopers.signing.models import Signature


def profile_of(
    municipality: Municipality,
    *,
    reorganisations: Iterable[Reorganisation],
    signatures: Iterable[Signature],
    appointments: Iterable[Appointment],
) -> dict[str, Any]:
    """The facts of this municipality as plain data: its history, and each deed with date and source."""
    return {
        "official_name": municipality.official_name,
        "aliases": municipality.aliases,
        "is_invented": municipality.is_invented,
        "history": [_event(municipality, one) for one in reorganisations],
        "signatures": [_signature(one) for one in signatures],
        "appointments": [_appointment(one) for one in appointments],
    }


def _event(municipality: Municipality, reorganisation: Reorganisation) -> dict[str, Any]:
    goes = reorganisation.old_id == municipality.id
    other = reorganisation.new if goes else reorganisation.old
    return {
        "day": reorganisation.effective_on.isoformat(),
        "kind": reorganisation.kind,
        "goes": goes,
        "name": other.name,
        "slug": other.slug,
        "remark": reorganisation.remark,
        "source": reorganisation.source,
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "by": signature.municipality.name,
        "day": signature.signed_on.isoformat(),
        "precision": signature.precision,
        "co_signers": signature.co_signers,
        "certainty": signature.certainty,
        "source": signature.source,
    }


def _appointment(appointment: Appointment) -> dict[str, Any]:
    return {
        "by": appointment.municipality.name,
        "day": appointment.round.appointed_on.isoformat(),
        "precision": appointment.round.precision,
        "source": appointment.source,
    }
