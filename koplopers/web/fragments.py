"""htmx: the only file that knows its headers.

A page that answers a keystroke may send the part that changes instead of the whole page; both are the same template,
and a test holds the page with the part put in against the fresh page.
"""

from flask import Flask, Response, make_response, render_template
from htmx_flask import Htmx, request

htmx = Htmx()


def register(app: Flask) -> None:
    htmx.init_app(app)


def render_page_or_fragment(page: str, fragment: str, *, address: str, **context: object) -> Response:
    """Answer with the fragment where htmx asks for it, and with the whole page otherwise.

    `address` is what the browser shows after the fragment is put in: the same question without empty answers.
    """
    wants_fragment = bool(request.htmx)
    response = make_response(
        render_template(fragment if wants_fragment else page, is_fragment=wants_fragment, **context)
    )
    response.vary.add("HX-Request")
    if wants_fragment:
        response.headers["HX-Push-Url"] = address
    return response


def is_put_in() -> bool:
    """Whether htmx puts the main part of this answer into the page that is open: then the answer itself has to say
    where focus goes, as a browser does when it loads a page."""
    return bool(request.htmx)
