"""From an application to the forms of its steps: what was answered before stands in them again."""

from collections.abc import Callable
from datetime import date

from koplopers.municipalities.models import Municipality
from koplopers.signing import queries
from koplopers.signing.answers import PARTS, spelled
from koplopers.signing.fields import EARLIEST, NO_MANIFEST
from koplopers.signing.forms import AHEAD, NO, YES, MandateForm, OccasionForm, SignerForm
from koplopers.signing.models import Application
from koplopers.signing.rules import Step

THEN_OR_LATER = "Vul die dag of een latere in."
AnswerForm = SignerForm | MandateForm | OccasionForm


def form_of(step: Step, application: Application | None, *, today: date) -> AnswerForm:
    """The form of a step: as it was just sent, or as it was typed before, or as it was answered before."""
    before = filled(step, application) | application.typed.get(step.value, {}) if application else {}
    form: AnswerForm = FORMS[step](data=before)
    municipality = application.municipality if application else None
    if isinstance(form, SignerForm):
        form.municipality = municipality.name if municipality else "de gemeente"
        form.of_co_signers = [one.email for one in application.wanted_co_signers] if application else ()
        form.domains = queries.known_domains(municipality.id) if municipality else ()
    else:
        signs = step is Step.OCCASION
        form.first, form.too_early = first_to_sign(application, today) if signs else earliest(municipality)
        form.last = today + AHEAD if signs else today
    return form


def earliest(municipality: Municipality | None) -> tuple[date, str]:
    """The first day on which a municipality can have decided or signed, and what to say of a day before it."""
    begun = municipality.starts_on if municipality else None
    if municipality is None or begun is None or begun <= EARLIEST:
        return EARLIEST, NO_MANIFEST
    return begun, f"{municipality.name} bestaat sinds {spelled(begun)}. Vul een datum van die dag of daarna in."


def first_to_sign(application: Application | None, today: date) -> tuple[date, str]:
    """The same of signing: not before the college decided, nor before the version that is signed."""
    bounds = [earliest(application.municipality if application else None)]
    version = queries.version_to_sign(today)
    if version and (first := version.in_force_from or (None if version.is_working_text else version.dated)):
        bounds.append((first, f"Deze versie van het manifest is er vanaf {spelled(first)}. {THEN_OR_LATER}"))
    if application and (decided := application.decision_on):
        bounds.append((decided, f"Het college besloot op {spelled(decided)}. {THEN_OR_LATER}"))
    return max(bounds, key=lambda bound: bound[0])


def wrong_with_signing_day(application: Application, today: date) -> str:
    """What is wrong by now with a day that was right: the decision or the version is of a later day. Empty if nothing.

    A day of which something else is typed already is told at its field.
    """
    first, too_early = first_to_sign(application, today)
    is_early = application.signed_on is not None and application.signed_on < first
    return too_early if is_early and Step.OCCASION not in application.unfinished else ""


def filled(step: Step, application: Application) -> dict[str, str]:
    """The answers that are kept of a step, by the names of its fields."""
    return FILLED[step](application)


def _signer(one: Application) -> dict[str, str]:
    return {
        "naam": one.signer_name,
        "functie": one.signer_function,
        "openbaar": (YES if one.is_name_public else NO) if one.signer_name else "",
        "email": one.signer_email,
        "reden": one.email_reason,
    }


def _mandate(one: Application) -> dict[str, str]:
    return {
        "mandaat": one.mandate,
        "kenmerk": one.decision_reference,
        "link": one.decision_link,
        **_date(one.decision_on),
    }


def _occasion(one: Application) -> dict[str, str]:
    return {"plaats": one.place, "gelegenheid": one.occasion, "motivatie": one.motivation, **_date(one.signed_on)}


def _date(day: date | None) -> dict[str, str]:
    return dict(zip(PARTS, (str(day.day), str(day.month), str(day.year)), strict=True)) if day else {}


FORMS: dict[Step, type[AnswerForm]] = {
    Step.SIGNER: SignerForm,
    Step.MANDATE: MandateForm,
    Step.OCCASION: OccasionForm,
}
FILLED: dict[Step, Callable[[Application], dict[str, str]]] = {
    Step.SIGNER: _signer,
    Step.MANDATE: _mandate,
    Step.OCCASION: _occasion,
}
