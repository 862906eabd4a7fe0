"""Which page of a list an address asks for."""

from flask import abort, request


def asked_page() -> int:
    """The number of the page in the address; what is no number answers 404."""
    asked = request.args.get("pagina", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 9 and int(asked) > 0):
        abort(404)
    return int(asked)
