"""What the nightly check of the register of signatures found, and what to do about it."""

from flask import render_template

from koplopers.secretariat.blueprint import blueprint
from koplopers.signing import register_queries
from koplopers.web.access import SECRETARIAT, only_for


@blueprint.get("/register")
@only_for(SECRETARIAT)
def register() -> str:
    return render_template(
        "secretariat/register.html", check=register_queries.last_check(), head=register_queries.newest_head()
    )
