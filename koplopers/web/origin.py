"""Where a form was sent from: pages that everybody may read carry no token, so the browser itself has to say."""

from flask import current_app, request

OURS = ("same-origin", "none")  # none: not from any page, as from a bookmark


def is_sent_from_here() -> bool:
    """Whether this form was filled in on our own page, and not sent from the page of another site.

    Every current browser says so in Sec-Fetch-Site, older ones in Origin; what says neither is no browser, and has no
    visitor in whose name it could act.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    origin = request.headers.get("Origin")
    return origin is None or origin in (request.host_url.rstrip("/"), current_app.extensions["settings"].base_url)
