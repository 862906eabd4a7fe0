"""What is kept how long, and what the last forgetting did."""

from flask import render_template

from koplopers import retention
from koplopers.secretariat import forgetting
from koplopers.secretariat.blueprint import blueprint
from koplopers.web.access import SECRETARIAT, only_for


@blueprint.get("/bewaren")
@only_for(SECRETARIAT)
def terms() -> str:
    last = forgetting.last()
    counts = (last.after or {}) if last else {}
    return render_template("secretariat/retention.html", terms=retention.terms(), last=last, counts=counts)
