"""An invented history of the statement: faults, an investigation planned and done, and a report of a visitor."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from koplopers.database import db
from koplopers.statement import terms
from koplopers.statement.criteria import criteria
from koplopers.statement.evaluation_file import BY_MACHINE, BY_PERSON, MET, NOT_APPLICABLE, NOT_MET
from koplopers.statement.models import (
    AUTOMATIC,
    BY_A_PERSON,
    BarrierReport,
    CriterionOutcome,
    FaultCriterion,
    Investigation,
    KnownFault,
)

INVENTED = "een verzonnen bureau"
REFERENCE = "MDR-472-TWK"
# By these days the status goes from D to C, to B and back to D, so that each can be seen by setting the clock.
LOOKED_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
MENDED_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
EVALUATED_ON = date(2027, 6, 1)
ABSENT = {"1.2.1", "1.2.4", "1.4.2", "2.1.4", "2.2.1", "2.5.4"}


def load() -> None:
    """Put the history in; a second time changes nothing."""
    if db.session.scalar(select(BarrierReport.id).where(BarrierReport.reference == REFERENCE)):
        return
    db.session.add_all([*_investigations(), *_faults(), _report()])
    db.session.flush()


def _investigations() -> list[Investigation]:
    return [
        Investigation(
            kind=AUTOMATIC, conducted_on=LOOKED_AT.date(), ended_at=LOOKED_AT, conducted_by="een verzonnen programma",
            tools={"verzonnen controle": "1.0"}, pages=12, recorded_at=LOOKED_AT,
            outcomes=[CriterionOutcome(criterion="1.3.1", outcome=NOT_MET, decided_by=BY_MACHINE)],
        ),
        Investigation(
            kind=BY_A_PERSON, planned_for=EVALUATED_ON, conducted_on=EVALUATED_ON, is_complete=True,
            conducted_by=INVENTED, recorded_at=LOOKED_AT, outcomes=[_outcome(number) for number in criteria()],
        ),
    ]  # fmt: skip


def _outcome(number: str) -> CriterionOutcome:
    outcome = NOT_MET if number == "1.4.10" else NOT_APPLICABLE if number in ABSENT else MET
    return CriterionOutcome(
        criterion=number,
        outcome=outcome,
        decided_by=BY_PERSON,
        assistive_technology="een verzonnen schermlezer" if number == "4.1.2" else "",
        remark="Op een verzonnen pagina moet u opzij schuiven." if outcome == NOT_MET else "",
    )


def _faults() -> list[KnownFault]:
    return [
        KnownFault(
            key="d0d0d0d0d0d1", rule="verzonnen-kop", level="A", sentence="Een verzonnen kop is alleen vet gedrukt.",
            advice="Maak er een kop van.", state="gemeente, verzonnen", address="/netwerk/windveld",
            conditions=["bureau"], first_found_at=LOOKED_AT, last_found_at=LOOKED_AT,
            failing=[FaultCriterion(criterion="1.3.1")], cause="Verzonnen voor de demonstratie.",
            consequence="Wie een schermlezer gebruikt, vindt dit deel niet tussen de koppen.",
            alternative="Lees de pagina van boven naar beneden.", measure="Wij maken er een echte kop van.",
            planned_for=date(2027, 3, 1),
        ),
        KnownFault(
            key="d0d0d0d0d0d2", rule="verzonnen-doel", level="AAA", sentence="Een verzonnen knop is 40 pixels hoog.",
            advice="Maak de knop 44 pixels hoog.", state="poster", address="/netwerk/windveld/poster",
            conditions=["320 px"], first_found_at=LOOKED_AT, last_found_at=LOOKED_AT,
            failing=[FaultCriterion(criterion="2.5.5")],
        ),
        KnownFault(
            key="d0d0d0d0d0d3", rule="verzonnen-volgorde", level="", sentence="Een verzonnen lijst had een lege regel.",
            advice="Haal de lege regel weg.", state="netwerk", address="/netwerk", conditions=["bureau"],
            first_found_at=LOOKED_AT, last_found_at=LOOKED_AT, mended_at=MENDED_AT,
        ),
        KnownFault(
            key="eis-1.4.10", rule="evaluatie", level="AA", sentence="Op een verzonnen pagina moet u opzij schuiven.",
            advice="Zorg dat de site voldoet aan eis 1.4.10 Reflow.", state="de steekproef van het onderzoek",
            first_found_at=datetime(2027, 6, 1, 10, tzinfo=UTC), last_found_at=datetime(2027, 6, 1, 10, tzinfo=UTC),
            failing=[FaultCriterion(criterion="1.4.10")],
            consequence="Wie de tekst vergroot, moet heen en weer schuiven.",
            measure="Wij breken de verzonnen tekst af.", planned_for=date(2027, 9, 1),
        ),
    ]  # fmt: skip


def _report() -> BarrierReport:
    received = MENDED_AT.date()
    return BarrierReport(
        reference=REFERENCE,
        page="/netwerk/windveld",
        wanted="Een verzonnen bezoeker zocht de kop.",
        happened="Die was er niet.",
        means="",
        email="",
        phone="",
        received_at=MENDED_AT,
        answer_by=terms.answer_by(received),
        erase_after=terms.erase_contact_after(received),
    )
