"""The register of signatures as data, with everything that somebody needs to check it without us."""

import csv
import io
from typing import Any

from flask import Response, abort, jsonify, make_response, request, url_for

from koplopers.clock import today
from koplopers.signing import register_queries
from koplopers.signing.blueprint import blueprint
from koplopers.signing.log_format import head as head_text
from koplopers.signing.log_format import moment
from koplopers.signing.log_models import TreeHead
from koplopers.signing.register_queries import Proof, Signed, SignedPage
from koplopers.signing.register_routes import ask, corrections, proof_or_404
from koplopers.signing.register_wording import Corrected
from koplopers.web.access import open_to_all
from koplopers.web.addresses import absolute

COLUMNS = (
    "vermelding", "code", "gemeente", "versie", "datum", "plaats", "wie_tekenden", "onzeker", "ingetrokken_op", "bron",
    "bewijs", "vernieuwd_in_vermelding", "vervallen_op",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@blueprint.get("/manifest/ondertekenaars.json")
@open_to_all
def signatories_json() -> Response:
    found = _whole()
    return jsonify(aantal=found.number, ondertekeningen=[_facts(one) for one in found.rows])


@blueprint.get("/manifest/ondertekenaars.csv")
@open_to_all
def signatories_csv() -> Response:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_safe(value) for value in _facts(one).values()] for one in _whole().rows)
    # Spreadsheets take a file for UTF-8 only when it opens with a byte order mark.
    response = make_response("\ufeff" + text.getvalue())
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="ondertekenaars.csv"'
    return response


@blueprint.get("/manifest/ondertekenaars/<int:number>.json")
@open_to_all
def entry_json(number: int) -> Response:
    proof = proof_or_404(number)
    return jsonify(
        vermelding=_entry(proof),
        insluiting=proof.inclusion,
        boomkop=_head(proof.head),
        motivatie=_motivation(proof),
        verbeteringen=[_correction(one) for one in corrections(proof)],
    )


@blueprint.get("/manifest/ondertekenaars/boomkop.json")
@open_to_all
def head_json() -> Response:
    """The newest head; with `van` also the head of that size, and the proof that the newest only added to it."""
    head = register_queries.newest_head() or abort(404)
    asked = request.args.get("van", "")
    if not asked:
        return jsonify(boomkop=_head(head))
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        abort(404)
    earlier, proof = register_queries.grown_from(int(asked), head) or abort(404)
    return jsonify(boomkop=_head(head), eerdere_boomkop=_head(earlier), aansluiting=proof)


@blueprint.get("/manifest/ondertekenaars/sleutels.json")
@open_to_all
def keys_json() -> Response:
    known = register_queries.keys()
    return jsonify(
        sleutels=[
            {"vingerafdruk": one.id, "ed25519": one.public, "in_gebruik_sinds": moment(one.first_used_at)}
            for one in known
        ]
    )


def _whole() -> SignedPage:
    asked = ask(page=None)
    if asked.form.errors:
        abort(422)
    return asked.found


def _facts(one: Signed) -> dict[str, Any]:
    """One signature in the words of the data formats; the date is as exact as it is known."""
    row, lapsed = one.signature, one.lapsed_on(today())
    values = (
        one.entry,
        row.municipality.code,
        row.municipality.name,
        row.manifest_version.slug,
        row.signed_on.isoformat()[: 7 if row.precision == "month" else 10],
        row.place,
        row.co_signers,
        row.certainty,
        row.withdrawn_on.isoformat() if row.withdrawn_on else None,
        row.source,
        absolute(url_for("signing.entry", number=one.entry)) if one.entry else None,
        one.renewed_in,
        lapsed.isoformat() if lapsed else None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _entry(proof: Proof) -> dict[str, Any]:
    entry = proof.entry
    opened = {
        one.name: {"zout": one.salt, "waarde": one.value} if one.salt is not None else None for one in entry.disclosures
    }
    later = [{"nummer": one.index, "soort": one.kind} for one in proof.later]
    return {
        "nummer": entry.index,
        "tekst": entry.canonical,
        "bladhash": entry.leaf_hash,
        "personen": opened,
        "later": later,
    }


def _motivation(proof: Proof) -> dict[str, Any] | None:
    """Why the municipality signed, as far as it is public; it is no part of what is proved."""
    row = proof.signed.signature if proof.signed else None
    if row is None or not row.motivation:
        return None
    return {"tekst": row.motivation, "van": row.signer, "op": row.signed_on.isoformat()}


def _correction(one: Corrected) -> dict[str, Any]:
    changes = [{"gegeven": name, "was": was, "is": becomes} for name, was, becomes in one.changes]
    return {"op": one.day, "vermelding": one.entry, "wijzigingen": changes}


def _head(one: TreeHead) -> dict[str, Any]:
    return {
        "tekst": head_text(size=one.size, root=one.root, signed_at=one.signed_at),
        "handtekening": one.signature,
        "sleutel": one.key.public,
    }


def _safe(value: object) -> object:
    """A text that a spreadsheet will not run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
