"""htmx: the only file that knows its headers.

A page that answers a keystroke may send the part that changes instead of the whole page; both are the same template,
and a test holds the page with the part put in against the fresh page.
"""

from flask import Flask, Response, make_response, render_template
from htmx_flask import Htmx, request

htmx = Htmx()


def register(app: Flask) -> None:
    htmx.init_app(app)


def render_page_or_fragment(page: str, fragment: str, **context: object) -> Response:
    """Answer with the fragment where htmx asks for it, and with the whole page otherwise."""
    wants_fragment = bool(request.htmx) and not request.htmx.history_restore_request
    response = make_response(render_template(fragment if wants_fragment else page, **context))
    response.vary.add("HX-Request")
    return response
