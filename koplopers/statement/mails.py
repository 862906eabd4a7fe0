"""The letter to somebody who reported a barrier and left an address."""

from flask import render_template, url_for

from koplopers.outbox.letters import Letter
from koplopers.statement.models import BarrierReport
from koplopers.web.addresses import absolute

ANSWER = "statement-answer"
REASON = "U krijgt deze mail omdat u op onze site meldde dat iets niet werkte, en om antwoord vroeg."


def answer(report: BarrierReport, words: str) -> Letter:
    """The answer of the secretariat, in its own words."""
    status = absolute(url_for("statement.received", reference=report.reference))
    return Letter(
        kind=ANSWER,
        to=report.email,
        subject=f"Antwoord op uw melding {report.reference}",
        text=render_template("statement/mails/barrier_answer.txt", report=report, words=words, status=status),
        reason=REASON,
    )
