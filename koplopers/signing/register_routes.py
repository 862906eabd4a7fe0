"""The public register of signatures: who signed as what, when, with whom, how we know, and what proves it."""

from dataclasses import dataclass

from flask import abort, render_template, request

from koplopers import clock
from koplopers.municipalities import queries as register
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.rules import successors
from koplopers.signing import queries, register_queries
from koplopers.signing.blueprint import blueprint
from koplopers.signing.log_format import head as head_text
from koplopers.signing.register_forms import RegisterForm
from koplopers.signing.register_queries import Proof, SignedPage
from koplopers.signing.register_wording import Corrected, corrected, names_in_words, told
from koplopers.web.access import open_to_all
from koplopers.web.addresses import absolute


@dataclass(frozen=True)
class Asked:
    """A question to the register and its answer."""

    form: RegisterForm
    found: SignedPage
    today_of: dict[str, list[Municipality]]  # under which names municipalities that are gone go on


@blueprint.get("/manifest/ondertekenaars")
@open_to_all
def signatories() -> tuple[str, int]:
    asked = ask(page=_page())
    if asked.found.page > 1 and not asked.found.rows:
        abort(404)
    query = asked.form.query()
    is_start = asked.found.page == 1 and not query and not asked.form.errors
    text = render_template(
        "signing/signatories.html",
        form=asked.form,
        found=asked.found,
        today_of=asked.today_of,
        today=clock.today(),
        query=query,
        endorsements=queries.endorsements(until=clock.today()) if is_start else [],
    )
    return text, 422 if asked.form.errors else 200


@blueprint.get("/manifest/ondertekenaars/<int:number>")
@open_to_all
def entry(number: int) -> str:
    proof = proof_or_404(number)
    values, head = proof.entry.values, proof.head
    return render_template(
        "signing/register_entry.html",
        entry=proof.entry,
        proof=proof,
        said=values,
        told=told(values, {one.name: one.value for one in proof.entry.disclosures}),
        names=names_in_words(values),
        corrections=corrections(proof),
        lapsed_on=proof.signed.lapsed_on(clock.today()) if proof.signed else None,
        head_text=head_text(size=head.size, root=head.root, signed_at=head.signed_at),
        address=absolute(request.path),
    )


def corrections(proof: Proof) -> list[Corrected]:
    """What was put right of the signature that began with this entry, the first one first."""
    made = proof.signed.signature.made_corrections if proof.signed else []
    return [corrected(one) for one in made]


def ask(*, page: int | None) -> Asked:
    """The question in the address of this request, answered with one page or with all."""
    today = clock.today()
    form = RegisterForm.asked(request.args)
    reorganisations = register.reorganisations()
    names = {one.new.code: one.new for one in reorganisations}
    steps = [register.step_of(one) for one in reorganisations if one.effective_on <= today]
    words = form.answer("zoek")
    among = register_queries.municipalities_named(words, reorganisations, today) if words else None
    return Asked(
        form,
        register_queries.signed(until=today, among=among, page=page),
        {code: [names[new] for new in successors(code, steps, today)] for code in {step.old for step in steps}},
    )


def proof_or_404(number: int) -> Proof:
    return register_queries.proof(number) or abort(404)


def _page() -> int:
    asked = request.args.get("pagina", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 9 and int(asked) > 0):
        abort(404)
    return int(asked)
