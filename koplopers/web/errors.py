"""Every refusal is a real page in Dutch that says what to do next."""

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

PAGES = (403, 404, 410, 422, 429, 500)
FALLBACK = {400: 422, 401: 403, 405: 404, 413: 422, 415: 422}


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, show_refusal)
    app.register_error_handler(500, show_refusal)


def show_refusal(refusal: HTTPException) -> tuple[str, int, dict[str, str]]:
    code = refusal.code or 500
    page = code if code in PAGES else FALLBACK.get(code, 500 if code >= 500 else 404)
    headers = {name: value for name, value in refusal.get_headers() if name in ("Allow", "Retry-After")}
    return render_template(f"errors/{page}.html", status=code), code, headers
