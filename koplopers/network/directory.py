"""The directory: find a municipality, on paper and while typing."""

from dataclasses import dataclass
from typing import Any

from flask import Response, abort, request, url_for

from koplopers import clock
from koplopers.network import queries
from koplopers.network.blueprint import blueprint
from koplopers.network.forms import DirectoryForm, page_number
from koplopers.network.queries import Choices
from koplopers.network.search import Results
from koplopers.network.selection import Order, Selection, pages, reason_found
from koplopers.web.access import open_to_all
from koplopers.web.formatting import count
from koplopers.web.fragments import render_page_or_fragment

LABELS = {
    "koploper": "alleen koplopers",
    "ondertekenaar": "alleen ondertekenaars",
    "niet-aangesloten": "alleen niet-aangesloten gemeenten",
    "alle": "alle gemeenten van Nederland",
}
ORDERED = {Order.INHABITANTS: "meeste inwoners eerst", Order.DATE: "nieuwste eerst"}


@dataclass(frozen=True)
class ActiveFilter:
    """A filter that is on, and the address without it."""

    name: str
    label: str
    without: str


@blueprint.get("/netwerk")
@open_to_all
def directory() -> Response:
    form, selection, choices = asked()
    today = clock.today()
    results = queries.one_page(selection, today)
    last = pages(results.total)
    if selection.page > last:
        abort(404)
    filters = active_filters(selection, choices, "network.directory")
    response = render_page_or_fragment(
        "network/directory.html",
        "network/_results.html",
        address=url_for("network.directory", **selection.query()),  # type: ignore[arg-type]
        form=form,
        selection=selection,
        results=results,
        last=last,
        found=found(results, selection, last),
        heard=announcement(results, selection, last, filters),
        filters=filters,
        reason_found=reason_found,
        today=today,
    )
    response.status_code = 422 if form.errors else 200
    return response


def asked() -> tuple[DirectoryForm, Selection, Choices]:
    """The question in the address of this request; a page that can be no page does not exist."""
    choices = queries.choices()
    form = DirectoryForm.asked(request.args, choices)
    form.validate()
    page = page_number(request.args.get("pagina"))
    if page is None:
        abort(404)
    return form, form.selection(page), choices


def found(results: Results, selection: Selection, last: int) -> str:
    """How many were found, as the heading of the results says it."""
    if results.total:
        number = count(results.total, "gemeente", "gemeenten")
        told = f"{'Minstens ' if results.is_cut else ''}{number} gevonden"
    else:
        told = f"{'Nog geen' if results.is_cut else 'Geen'} gemeente gevonden"
    asked_for = f" bij “{selection.search}”" if selection.search else ""
    paged = f", pagina {selection.page} van {last}" if last > 1 else ""
    return f"{told}{asked_for}{paged}"


def announcement(results: Results, selection: Selection, last: int, filters: list[ActiveFilter]) -> str:
    """What a screen reader hears when the results change.

    The search words, the filters and the order are part of it, because the same words twice in a live region are
    said once: whoever types on or chooses again and finds as many must hear that something happened.
    """
    sentences = [f"{found(results, selection, last)}."]
    chosen = [one.label for one in filters if one.name != "search"]
    chosen += [ORDERED[selection.order]] if selection.order in ORDERED else []
    if chosen:
        sentences.append(f"Gekozen: {', '.join(chosen)}.")
    if results.is_cut:
        sentences.append("Typ meer letters.")
    if results.meant:
        sentences.append(f"Bedoelde u {enumerated([one.listing.name for one in results.meant])}?")
    return " ".join(sentences)


def enumerated(names: list[str]) -> str:
    """Names as a choice: Assen, Aalten of Almelo."""
    return " of ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def active_filters(selection: Selection, choices: Choices, endpoint: str) -> list[ActiveFilter]:
    """The filters that are on, each with the way to take it off."""
    names = {one.slug: one.name for one in (*choices.provinces, *choices.themes)}
    on: dict[str, str] = {
        "search": f"zoekwoord “{selection.search}”" if selection.search else "",
        "province": f"provincie {names.get(selection.province)}" if selection.province else "",
        "theme": f"thema {names.get(selection.theme)}" if selection.theme else "",
        "standing": LABELS.get(selection.standing, ""),
    }

    def without(name: str) -> str:
        changes: dict[str, Any] = {name: "", "page": 1}
        return url_for(endpoint, **selection.query(**changes))  # type: ignore[arg-type]

    return [ActiveFilter(name, label, without(name)) for name, label in on.items() if label]
