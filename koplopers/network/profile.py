"""What a municipality's own page tells, gathered once for all its visitors."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.selection.models import Appointment
from koplopers.signing.models import Signature
from koplopers.signing.register_wording import corrected


def profile_of(
    municipality: Municipality,
    *,
    reorganisations: Iterable[Reorganisation],
    signatures: Sequence[Signature],
    withdrawn: Iterable[Signature],
    entries: Mapping[int, int],
    kept: Collection[int],
    appointments: Iterable[Appointment],
) -> dict[str, Any]:
    """The facts of this municipality as plain data: its history, and each deed with date and source.

    `kept` are the signatures (numbers) that it inherited and said of that they hold; `entries` says with which entry of
    the register each signature began.
    """
    renewals = {one.id: _renewal_of(one, signatures, municipality.id) for one in signatures}
    return {
        "official_name": municipality.official_name,
        "aliases": municipality.aliases,
        "is_invented": municipality.is_invented,
        "history": [_event(municipality, one) for one in reorganisations],
        "signatures": [{**_signature(one, renewals, kept), "entry": entries.get(one.id)} for one in signatures],
        "withdrawn": [_withdrawn(one, entries.get(one.id)) for one in withdrawn],
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


def last_end(signatures: Iterable[Signature], day: date) -> date | None:
    """When the last version ends of those that were signed by this day; None when one has no end, or there is none."""
    ends = [one.manifest_version.in_force_until for one in signatures if one.signed_on <= day]
    return None if not ends or None in ends else max(end for end in ends if end)


def _signature(signature: Signature, renewals: Mapping[int, Signature | None], kept: Collection[int]) -> dict[str, Any]:
    ends_on, renewal = signature.manifest_version.in_force_until, renewals[signature.id]
    return {
        "by": signature.municipality.name,
        "version": signature.manifest_version.slug,
        "is_renewal": signature in renewals.values(),
        "renewed_on": renewal.signed_on.isoformat() if renewal else None,
        "ends_on": ends_on.isoformat() if ends_on else None,
        "is_kept": signature.id in kept,
        "day": signature.signed_on.isoformat(),
        "precision": signature.precision,
        "co_signers": signature.co_signers,
        "certainty": signature.certainty,
        "source": signature.source,
        "signer": signature.signer,
        "motivation": signature.motivation,
        "corrections": [asdict(corrected(one)) for one in signature.made_corrections],
    }


def _withdrawn(signature: Signature, entry: int | None) -> dict[str, Any]:
    return {
        "by": signature.municipality.name,
        "day": signature.signed_on.isoformat(),
        "precision": signature.precision,
        "withdrawn_on": signature.withdrawn_on.isoformat() if signature.withdrawn_on else None,
        "entry": entry,
    }


def _renewal_of(signature: Signature, all_of_them: Sequence[Signature], own: int) -> Signature | None:
    """The first of these that was signed later, by the same municipality or by the one (number) whose page this is.

    Of what it inherited one does not renew another: those were signed by different municipalities.
    """
    later = (one for one in all_of_them if one.municipality_id in (signature.municipality_id, own))
    return min((one for one in later if _order(one) > _order(signature)), key=_order, default=None)


def _order(signature: Signature) -> tuple[date, int]:
    return signature.signed_on, signature.id


def _appointment(appointment: Appointment) -> dict[str, Any]:
    return {
        "by": appointment.municipality.name,
        "day": appointment.round.appointed_on.isoformat(),
        "precision": appointment.round.precision,
        "source": appointment.source,
    }
