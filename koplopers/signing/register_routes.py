"""The public register of signatures: who signed as what, when, with whom, and how we know."""

from flask import render_template

from koplopers import clock
from koplopers.municipalities import queries as register
from koplopers.municipalities.rules import successors
from koplopers.signing import queries
from koplopers.signing.blueprint import blueprint
from koplopers.web.access import open_to_all


@blueprint.get("/manifest/ondertekenaars")
@open_to_all
def signatories() -> str:
    today = clock.today()
    reorganisations = register.reorganisations()
    names = {one.new.code: one.new for one in reorganisations}
    steps = [register.step_of(one) for one in reorganisations if one.effective_on <= today]
    gone = {step.old for step in steps}
    return render_template(
        "signing/signatories.html",
        signatures=queries.signatures(until=today),
        endorsements=queries.endorsements(until=today),
        today_of={code: [names[new] for new in successors(code, steps, today)] for code in gone},
    )
