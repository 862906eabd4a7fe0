"""Making signatures public: those of before this site existed, each with its source, and those that were made here."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from koplopers import publication
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing import living_queries, log, rules, trail
from koplopers.signing.answers import spelled
from koplopers.signing.log import RENEWAL
from koplopers.signing.log_entries import enter
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, Endorsement, KnownDomain, Signature

TABLES = Path(__file__).parent / "tables"
CO_SIGNERS = "co_signers"  # what the log commits to of who signed along
SOURCE = "Ondertekend op deze site en gecontroleerd door het secretariaat"


class CannotPublish(Exception):
    """This application cannot become a signature; the message is the sentence for whoever tries."""


def publish(
    application: Application, *, motivation: str = "", is_own_domain: bool = False, by: int | None, now: datetime
) -> Signature:
    """Make a confirmed application the public signature of its municipality; `by` is the person who checked it.

    `motivation` is what may be shown of why it signs; `is_own_domain` when somebody saw that the address of the signer
    is at a domain of the municipality, so that the next one needs no reason. Directory, map, counts and the page of the
    municipality change in the same transaction, and the log grows by one. Done once: the second time the signature that
    stands comes back.
    Raises CannotPublish; undo the transaction then.
    """
    if not _is_first(application, now=now):
        return _published(application)
    today = now.astimezone(AMSTERDAM).date()
    if application.signed_on and application.signed_on > today:
        signs = spelled(application.signed_on)
        raise CannotPublish(
            f"De gemeente ondertekent op {signs}. Vanaf die dag kunt u de ondertekening openbaar maken."
        )
    if rules.waits_for_co_signers(application.co_signers, now):
        raise CannotPublish(
            "Er kan nog iemand ja zeggen om mee te ondertekenen. Wacht op het antwoord of op de termijn."
        )
    version = application.manifest_version
    if version is None or version.fingerprint != application.text_fingerprint:
        raise CannotPublish(
            "De tekst van het manifest is gewijzigd nadat de gemeente tekende. Vraag opnieuw te tekenen."
        )
    renewed = _renewed_by(application, now=now)
    signature = _add(application, motivation)
    if is_own_domain:
        _learn_domain(application, now=now)
    enter(
        signature, kind=RENEWAL if renewed else "signature", about=log.entry_for(renewed) if renewed else None, now=now
    )
    trail.of_application(application, "gepubliceerd", actor=by, now=now)
    publication.publish()
    return signature


def bring_up_to_date(application: Application, *, is_corrected: bool = False, now: datetime) -> LogEntry | None:
    """Let what is public of a signature follow who signs; before it is public nothing happens.

    `is_corrected` when something else of its row changed too. Returns the entry, if there is one.
    """
    signature, signers = application.signature, _who_signed(application)
    if signature is None or signature.withdrawn_on or (signature.co_signers == signers and not is_corrected):
        return None
    is_renamed = signature.co_signers != signers
    signature.signer, signature.co_signers = _signer(application), signers
    begun = log.entry_for(signature)
    entry = enter(signature, kind="correction", about=begun, now=now)
    if begun and is_renamed:
        _forget_in_log(begun, now=now)
    publication.publish()
    return entry


def _is_first(application: Application, *, now: datetime) -> bool:
    """Whether this is who publishes it: the change comes before the look, so a second one waits and finds it done."""
    confirmed = Application.confirmed_at.is_not(None)
    waiting = update(Application).where(Application.id == application.id, confirmed, Application.published_at.is_(None))
    done = db.session.connection().execute(waiting.values(published_at=now)).rowcount
    db.session.expire(application)
    return bool(done)


def _published(application: Application) -> Signature:
    if application.signature is None:
        raise CannotPublish("Deze ondertekening is niet bevestigd.")
    return application.signature


def _add(application: Application, motivation: str) -> Signature:
    signature = Signature(
        municipality_id=application.municipality_id,
        manifest_version_id=application.manifest_version_id,
        signed_on=application.signed_on,
        precision="day",
        co_signers=_who_signed(application),
        certainty="",
        source=SOURCE,
        signer=_signer(application),
        place=application.place,
        motivation=motivation,
        application_id=application.id,
    )
    try:
        with db.session.begin_nested():
            db.session.add(signature)
    except IntegrityError as fault:
        raise CannotPublish("Deze gemeente heeft deze versie van het manifest al ondertekend.") from fault
    db.session.expire(application, ["signature"])
    return signature


def _who_signed(application: Application) -> str:
    return "; ".join([_signer(application), *(one.shown for one in application.consenting)])


def _signer(application: Application) -> str:
    return rules.signer_shown(
        function=application.signer_function, name=application.signer_name, is_public=application.is_name_public
    )


def _renewed_by(application: Application, *, now: datetime) -> Signature | None:
    municipality, version = application.municipality, application.manifest_version
    today = now.astimezone(AMSTERDAM).date()
    return living_queries.renewed_by(municipality, version, today) if municipality and version else None


def _learn_domain(application: Application, *, now: datetime) -> None:
    municipality, domain = application.municipality, rules.domain_of(application.signer_email)
    if municipality is None:
        return
    known = select(KnownDomain).where(KnownDomain.municipality_id == municipality.id, KnownDomain.domain == domain)
    if db.session.scalar(known) is None:
        db.session.add(KnownDomain(municipality_id=municipality.id, domain=domain, learned_at=now))
        db.session.flush()


def _forget_in_log(begun: LogEntry, *, now: datetime) -> None:
    """Erase who signed along from every entry of this signature but the last, which says who still does.

    An entry about the first one can be of another signature, which renews this one: that keeps its names.
    """
    entries = select(LogEntry).where(LogEntry.signature_id == begun.signature_id)
    for entry in db.session.scalars(entries.order_by(LogEntry.index)).all()[:-1]:
        if any(one.name == CO_SIGNERS and one.value is not None for one in entry.disclosures):
            log.erase(entry, [CO_SIGNERS], now=now)


def load() -> None:
    """Put in the signatures that are known from public sources; what is there stays as it is."""
    _load_signatures()
    _load_endorsements()
    db.session.flush()


def _load_signatures() -> None:
    municipalities = {one.code: one.id for one in db.session.scalars(select(Municipality))}
    versions = {one.slug: one.id for one in db.session.scalars(select(ManifestVersion))}
    known = {tuple(row) for row in db.session.execute(select(Signature.municipality_id, Signature.manifest_version_id))}
    for row in _rows("signatures.csv"):
        key = municipalities[row["code"]], versions[row["version"]]
        if key not in known:
            db.session.add(
                Signature(
                    municipality_id=key[0],
                    manifest_version_id=key[1],
                    signed_on=date.fromisoformat(row["signed_on"]),
                    **{name: row[name] for name in ("precision", "co_signers", "certainty", "source")},
                )
            )


def _load_endorsements() -> None:
    known = set(db.session.scalars(select(Endorsement.person)))
    for row in _rows("endorsements.csv"):
        if row["person"] not in known:
            db.session.add(Endorsement(**{**row, "signed_on": date.fromisoformat(row["signed_on"])}))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
