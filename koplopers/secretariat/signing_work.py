"""How somebody works on an application to sign: a page that shows what will happen, then the deed, then the case."""

from collections.abc import Callable
from typing import Any

from flask import abort, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.people.current import the_person
from koplopers.secretariat import holds, rules
from koplopers.secretariat.deed_page import DeedPage
from koplopers.secretariat.forms import DeedForm
from koplopers.signing import check_queries
from koplopers.signing import rules as signing_rules
from koplopers.signing.check_queries import Case
from koplopers.signing.check_rules import Standing
from koplopers.signing.checking_step import MANDATES
from koplopers.signing.models import CoSigner
from koplopers.signing.trail import SUBJECT
from koplopers.web.answers import Answer
from koplopers.web.formatting import day

DONE = {
    "vraag": "De vraag is verstuurd. Zodra er een antwoord is, staat het hier en bij Vandaag.",
    "notitie": "De notitie is bewaard.",
    "openbaar": "De ondertekening staat op de site. Iedereen die tekende, krijgt een mail.",
    "afgewezen": "De ondertekening is afgewezen. De ondertekenaar krijgt een mail met de reden.",
    "naam": "De naam is verbeterd. Wat openbaar is, is mee veranderd.",
    "motivatie": "Uw keuze voor de motivatie is bewaard. De site is mee veranderd.",
    "erbij": "De mail is verstuurd. Het antwoord komt hier te staan.",
    "weg": "Die persoon ondertekent niet meer mee, en krijgt daar een mail over.",
}


def in_words(case: Case) -> str:
    """How a case stands, and how long it waits for us."""
    standing, today = case.standing(clock.now()), clock.today()
    until = check_queries.waits_until(case.application, clock.now())
    if standing is Standing.IN_CHECK and until:
        return f"wacht op een medeondertekenaar, uiterlijk tot {day(until)}"
    if standing is Standing.IN_CHECK and case.confirmed_on:
        return rules.waiting(case.confirmed_on, today, case.checked_by)
    return (
        {
            Standing.ASKED: "wacht op antwoord van de ondertekenaar",
            Standing.PUBLISHED: "openbaar",
            Standing.DECLINED: "afgewezen",
            Standing.WITHDRAWN: "ingetrokken",
        }.get(standing, "")
        if standing
        else ""
    )


def work(
    done: str, case: Case, form: DeedForm, deed: Callable[[], object], *, one: CoSigner | None = None
) -> Answer | Response:
    """Do a deed on its page, and work on the case no longer; `one` is the co-signer that it is about."""

    def deed_and_stop() -> None:
        deed()
        holds.stop(SUBJECT, case.reference, person_id=the_person().id)

    return PAGE.work(done, case, form, deed_and_stop, one=one)


def by(form: DeedForm) -> dict[str, Any]:
    return {"version": form.version, "actor": the_person().id, "now": clock.now()}


def facts(case: Case) -> dict[str, object]:
    now, application = clock.now(), case.application
    standing = case.standing(now)
    return {
        "case": case,
        "application": application,
        "standing": standing,
        "in_words": in_words(case),
        "is_alone": signing_rules.is_alone(application.co_signers, now),
        "signs_later": case.signs_later(clock.today()),
        "is_open": standing in (Standing.IN_CHECK, Standing.ASKED),
        "waits": signing_rules.waits_for_co_signers(application.co_signers, now),
        "domain": check_queries.domain_in_words(application),
        "others": check_queries.others_of(application, now=now),
        "signed": check_queries.signed_already(application, clock.today()),
        "mandates": MANDATES,
        "signature": application.signature if standing is Standing.PUBLISHED else None,
        "working": holds.working_on(SUBJECT, case.reference, now=now),
    }


def case_or_404(reference: str) -> Case:
    """A confirmed application; before that it is nobody’s business."""
    case = check_queries.case(reference)
    if case is None or case.application.confirmed_at is None:
        abort(404)
    return case


PAGE = DeedPage(
    "secretariat/signing_work.html",
    again=lambda case: case_or_404(case.reference),
    version=lambda case: case.version,
    facts=facts,
    after=lambda case, done: url_for("secretariat.signing", reference=case.reference, gedaan=done),
)
