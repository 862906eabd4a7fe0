"""The register of signatures for the secretariat: what the nightly check found, and every signature in it."""

from flask import render_template, request

from koplopers.secretariat import signature_queries
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.signature_forms import SignatureFilter
from koplopers.signing import register_queries
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import Answer
from koplopers.web.paging import asked_page


@blueprint.get("/register")
@only_for(SECRETARIAT)
def register() -> Answer:
    form = SignatureFilter.asked(request.args)
    text = render_template(
        "secretariat/register.html",
        check=register_queries.last_check(),
        head=register_queries.newest_head(),
        form=form,
        listed=signature_queries.signatures(form, page=asked_page()),
        query=form.query(),
    )
    return text, 422 if form.errors else 200, {}
