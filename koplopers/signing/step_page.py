"""What the pages of the steps share: heading, where somebody is, the way back, and where an answer leads."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers.clock import today
from koplopers.signing import living_queries, queries, rules
from koplopers.signing.door import show, to_step
from koplopers.signing.models import Application
from koplopers.signing.rules import Step
from koplopers.web.formatting import count
from koplopers.web.forms import OurForm

HEADINGS = {
    Step.MUNICIPALITY: "Welke gemeente ondertekent?",
    Step.SIGNER: "Wie ondertekent voor de gemeente?",
    Step.MANDATE: "Het besluit van het college",
    Step.CO_SIGNERS: "Wie ondertekenen mee?",
    Step.OCCASION: "Waar en wanneer ondertekent u?",
    Step.CHECK: "Controleer en onderteken",
}
LATER, BACK_TO_CHECK = "later", "controleren"


def show_step(
    step: Step, application: Application | None, form: object, *, status: int = 200, refused: str = "", **facts: object
) -> Response:
    """The page of a step with its form. `refused` is a sentence that takes focus."""
    before = rules.before(step)
    return show(
        step.name.lower(),
        status,
        form=form,
        step=step,
        heading=HEADINGS[step],
        progress=rules.progress(step),
        back=url_for("signing.step", name=BACK_TO_CHECK if returns() else before.value) if before else "",
        back_label=HEADINGS[Step.CHECK] if returns() else HEADINGS[before] if before else "",
        action=url_for("signing.step", name=step.value, terug=BACK_TO_CHECK if returns() else None),
        application=application,
        about=about(application),
        told=refused or _told(application),
        **facts,
    )


def lead_on(step: Step, application: Application) -> Response:
    """Where an answer leads: to the next step, back to the check, away for now, or to what has to come first."""
    if goes_back():
        return redirect(url_for("signing.keep"), 303)
    wanted = Step.CHECK if returns() else rules.next_of(step)
    if rules.may_open(wanted, application):
        return to_step(wanted)
    return to_step(rules.first_open(application), bewaard="ja")


def returns() -> bool:
    """Whether somebody came from the check page to change one thing."""
    return request.args.get("terug") == BACK_TO_CHECK


def goes_back() -> bool:
    """Whether somebody wants to go on later."""
    return LATER in request.form


def typed(form: OurForm) -> dict[str, str]:
    """The answers in a form as they were typed, right or wrong."""
    return {name: field.data or "" for name, field in form._fields.items()}


def about(application: Application | None) -> dict[str, object]:
    """What is good to know of the municipality: what this renews, what it inherited, and whether it is going to end."""
    municipality = application.municipality if application else None
    if application is None or municipality is None:
        return {}
    version = application.manifest_version if application.confirmed_at else queries.version_to_sign(today())
    return {
        "renewed": living_queries.renewed_by(municipality, version, today()) if version else None,
        "inherited": living_queries.inherited(municipality, today()),
        "merging": queries.coming_reorganisation(municipality.id, today()),
    }


def _told(application: Application | None) -> str:
    """What somebody should know who was led here."""
    if request.args.get("niet"):
        return (
            "In deze browser vinden wij geen ondertekening waar u mee bezig bent. Begin hier, of open de link uit uw "
            "mail. Ziet u dit steeds? Dan houdt uw browser cookies tegen. Zonder cookie kunnen wij niets bewaren."
        )
    if request.args.get("bewaard"):
        return "Wat u invulde, is bewaard. Beantwoord eerst deze vragen."
    if request.args.get("eerst"):
        return "Beantwoord eerst deze vragen. Daarna kunt u verder."
    return _changed(application) if application else ""


def _changed(application: Application) -> str:
    number = count(len(application.wanted_co_signers), "naam", "namen")
    changes = {"erbij": f"Toegevoegd. De lijst heeft nu {number}.", "weg": f"Weggehaald. De lijst heeft nu {number}."}
    return next((sentence for name, sentence in changes.items() if request.args.get(name)), "")
