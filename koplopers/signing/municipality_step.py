"""The first step: which municipality signs. Type a part of its name, and choose from what is found."""

from flask import request
from werkzeug.wrappers import Response
from wtforms import SearchField

from koplopers import clock
from koplopers.clock import today
from koplopers.municipalities.models import Municipality
from koplopers.signing import drafting, queries
from koplopers.signing.choosing import MOST, Match, matches, only
from koplopers.signing.door import show
from koplopers.signing.fields import SHORT
from koplopers.signing.models import Application, Signature
from koplopers.signing.rules import Step
from koplopers.signing.step_page import lead_on, show_step
from koplopers.web.formatting import count
from koplopers.web.forms import AtMost, OurForm, tidy
from koplopers.web.fragments import is_put_in


class MunicipalityForm(OurForm):
    """A part of a name."""

    zoek = SearchField(
        "Naam van de gemeente",
        [AtMost(SHORT)],
        description="Verplicht. Typ de naam of een deel ervan. Kies daarna uw gemeente uit de lijst.",
    )


def show_municipality(application: Application | None, *, status: int = 200, refused: str = "") -> Response:
    """The step; while somebody types only the part that changes."""
    asked = request.args.get("zoek", "")[:SHORT]
    found = matches(asked, queries.candidates(today())) if asked else []
    if is_put_in() and "zoek" in request.args:
        return show("_matches", found=found[:MOST], more=len(found) > MOST, heard=announcement(asked, found))
    form = MunicipalityForm(data={"zoek": asked or _chosen(application)})
    return _page(application, form, status=status, refused=refused, found=found)


def answer_municipality(application: Application, name: str) -> Response:  # noqa: ARG001 # all steps answer alike
    """Choose, or look for what was typed; the only one that is called so is chosen at once."""
    form = MunicipalityForm()
    asked = form.zoek.data
    found = matches(asked, queries.candidates(today()))
    certain = only(asked, found)
    code = tidy(request.form.get("keuze")) or (certain.candidate.code if certain else "")
    chosen = queries.municipality(code, today())
    if not form.validate() or chosen is None:
        form.zoek.errors = form.zoek.errors or [_advice(asked, found)]
        return _page(application, form, status=422, found=found)
    standing = _same_version(chosen)
    if standing:
        form.zoek.errors = [f"{chosen.name} heeft deze versie van het manifest al ondertekend."]
        return _page(application, form, status=422, standing=standing)
    drafting.save(application, Step.MUNICIPALITY, {"municipality_id": chosen.id}, now=clock.now())
    return lead_on(Step.MUNICIPALITY, application)


def announcement(asked: str, found: list[Match]) -> str:
    """What a screen reader hears while somebody types."""
    if not asked.strip():
        return ""
    if not found:
        return f"Geen gemeente gevonden bij “{asked}”."
    return f"{count(len(found), 'gemeente', 'gemeenten')} gevonden bij “{asked}”."


def _page(
    application: Application | None,
    form: MunicipalityForm,
    *,
    status: int = 200,
    refused: str = "",
    found: list[Match] | None = None,
    standing: Signature | None = None,
) -> Response:
    found = found or []
    facts = {"found": found[:MOST], "more": len(found) > MOST, "standing": standing}
    return show_step(Step.MUNICIPALITY, application, form, status=status, refused=refused, **facts)


def _chosen(application: Application | None) -> str:
    return application.municipality.name if application and application.municipality else ""


def _same_version(municipality: Municipality) -> Signature | None:
    """The signature that stands already under the version that would be signed now."""
    version = queries.version_to_sign(today())
    signed = queries.standing_signatures(municipality.id, today())
    return next((one for one in signed if version and one.manifest_version_id == version.id), None)


def _advice(asked: str, found: list[Match]) -> str:
    if not asked:
        return "Vul de naam van uw gemeente in."
    if found:
        return "Kies uw gemeente uit de lijst."
    return f"Wij kennen geen gemeente “{asked[:40]}”. Kijk de naam na, of typ minder letters."
