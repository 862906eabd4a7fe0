"""Addresses with the name of the site in front, for data, feeds and letters."""

from urllib.parse import urlsplit

from flask import current_app


def absolute(path: str) -> str:
    """The whole address of a path on this site. The name comes from the settings, never from the request."""
    base: str = current_app.extensions["settings"].base_url
    return base + path


def address_of(endpoint: str, **values: str) -> str:
    """The whole address of a page, also where no request says on which host we are."""
    return absolute(current_app.url_map.bind("localhost").build(endpoint, values))


def origin() -> str:
    """What browsers call this site: scheme, host and port."""
    base: str = current_app.extensions["settings"].base_url
    return base


def host() -> str:
    """The name of this site without a port, as passkeys know it."""
    return urlsplit(origin()).hostname or ""
