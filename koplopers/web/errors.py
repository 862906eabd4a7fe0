"""Every refusal is a real page in Dutch that says what to do next."""

from flask import Flask, abort, current_app, render_template, request
from werkzeug.exceptions import HTTPException

PAGES = (403, 404, 410, 413, 422, 429, 500)
FALLBACK = {400: 422, 401: 403, 405: 404, 415: 422}
READ_ON = 32 * 1024 * 1024  # bytes of a body that is too large; who sends more than this is no person
AT_ONCE = 64 * 1024  # bytes


def register(app: Flask) -> None:
    app.before_request(refuse_what_no_database_keeps)
    app.register_error_handler(HTTPException, show_refusal)
    app.register_error_handler(500, show_refusal)


def show_refusal(refusal: HTTPException) -> tuple[str, int, dict[str, str]]:
    code = refusal.code or 500
    if code == 413:
        _read_on()
    page = code if code in PAGES else FALLBACK.get(code, 500 if code >= 500 else 404)
    headers = {name: value for name, value in refusal.get_headers() if name in ("Allow", "Retry-After")}
    return render_template(f"errors/{page}.html", status=code), code, headers


def refuse_what_no_database_keeps() -> None:
    """Nothing of ours has a NUL in its address, and PostgreSQL refuses to look for one. In forms it is left out."""
    if "\0" in request.path or any("\0" in one for _, one in request.args.items(multi=True)):
        abort(404)


def _read_on() -> None:
    """Let a browser finish what is too large: while it is sending, it takes a page for a broken connection."""
    length = request.content_length or 0
    if length <= current_app.config["MAX_CONTENT_LENGTH"]:
        return  # it broke another limit, and how much of it has been read is not known
    left, stream = min(length, READ_ON), request.environ["wsgi.input"]
    while left > 0 and (part := stream.read(min(left, AT_ONCE))):
        left -= len(part)
