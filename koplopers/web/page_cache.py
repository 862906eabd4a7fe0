"""Public pages are made once: later visitors get the kept bytes, or 304 without any page being made.

The strong ETag says which release made the page, how far publication had come, and which address, encoding and
fragment was asked for. Equal tags therefore mean equal bytes on every server, and a tag can be checked without a page.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Flask, Response, request
from flask_compress import Compress
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_accept_header, parse_etags

from koplopers import clock
from koplopers.database import db
from koplopers.publication import Stamps
from koplopers.settings import ROOT
from koplopers.web.access import EVERYBODY, access_of
from koplopers.web.assets import BUILD

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MAY_BE_KEPT = "koplopers.may_be_kept"  # set in the WSGI environment by the answer, read by the cache around it
ROOM = 64 * 1024 * 1024  # bytes of pages that one process keeps
PATHS_KNOWN = 4096  # ten times the pages of the network
KEEP_AND_ASK = "public, max-age=0, must-revalidate"


class Kept(NamedTuple):
    headers: list[tuple[str, str]]
    body: bytes


def register(app: Flask) -> None:
    app.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIN_SIZE=400,
        COMPRESS_MIMETYPES=[
            "text/html", "text/css", "text/csv", "text/plain", "image/svg+xml", "application/json",
            "application/geo+json", "application/atom+xml", "application/xml", "application/manifest+json",
        ],
    )  # fmt: skip
    app.after_request(mark)
    Compress(app)
    app.wsgi_app = PageCache(app, app.wsgi_app)  # type: ignore[method-assign]


def mark(response: Response) -> Response:
    """Tell the cache around the application whether this answer is the same for everybody."""
    if response.status_code == 200 and access_of(request.endpoint) == EVERYBODY:
        request.environ[MAY_BE_KEPT] = True
        response.headers["Cache-Control"] = KEEP_AND_ASK
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


class PageCache:
    """The WSGI layer that answers from memory what does not need the application."""

    def __init__(self, app: Flask, inner: "WSGIApplication", room: int = ROOM) -> None:
        self._app, self._inner, self._room = app, inner, room
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._used = 0
        self._lock = Lock()
        self._release = release()
        # The same paths are asked again and again, and finding a view costs more than a kept page may.
        self._is_for_everybody = lru_cache(PATHS_KNOWN)(self._is_for_everybody)  # type: ignore[method-assign]

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        tag = self._tag(environ) if environ["REQUEST_METHOD"] in ("GET", "HEAD") else None
        if tag is None:
            return self._inner(environ, start_response)
        if environ.get("HTTP_IF_NONE_MATCH") and parse_etags(environ["HTTP_IF_NONE_MATCH"]).contains_weak(tag):
            start_response("304 Not Modified", [("ETag", f'"{tag}"'), ("Cache-Control", KEEP_AND_ASK)])
            return []
        kept = self._kept.get(tag)
        if kept is None:
            return self._make(tag, environ, start_response)
        start_response("200 OK", kept.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [kept.body]

    def _tag(self, environ: "WSGIEnvironment") -> str | None:
        """What this page would be called at this moment; None when it is not for everybody, or nothing is published.

        What is not kept must not wait for the database: a health check has to answer while that hangs.
        """
        if not self._is_for_everybody(environ.get("PATH_INFO", "")):
            return None
        try:
            stamp = self._stamps.on(self._today())
        except SQLAlchemyError:
            return None  # the database is down or empty; the application says so in its own way
        encoding = environ["HTTP_ACCEPT_ENCODING"] = _encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        asked = (
            self._release, stamp, environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""), encoding,
            "fragment" if environ.get("HTTP_HX_REQUEST") else "page", environ.get("wsgi.url_scheme", ""),
        )  # fmt: skip
        return hashlib.blake2b("\n".join(asked).encode(), digest_size=12).hexdigest()

    def _is_for_everybody(self, path: str) -> bool:
        """Whether a page that everybody may read, and that may be kept, answers at this path."""
        try:
            endpoint, _ = self._app.url_map.bind("localhost").match(_text(path), method="GET")
        except HTTPException:
            return False
        with self._app.app_context():
            return access_of(endpoint) == EVERYBODY

    def _make(self, tag: str, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        started: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            started.update(status=status, headers=headers, exc_info=exc_info)
            return lambda _: None

        chunks = self._inner(environ, start)
        headers: list[tuple[str, str]] = started["headers"]
        may_be_kept = environ.get(MAY_BE_KEPT) and not any(name.lower() == "set-cookie" for name, _ in headers)
        if not may_be_kept:
            start_response(started["status"], headers, started["exc_info"])
            return chunks
        headers = [(name, value) for name, value in headers if name.lower() != "etag"] + [("ETag", f'"{tag}"')]
        body = _read(chunks)
        if environ["REQUEST_METHOD"] == "GET":
            self._keep(tag, Kept(headers, body))
        start_response(started["status"], headers)
        return [body]

    def _keep(self, tag: str, page: Kept) -> None:
        with self._lock:
            if tag in self._kept or len(page.body) > self._room:
                return
            self._kept[tag] = page
            self._used += len(page.body)
            while self._used > self._room:
                _, oldest = self._kept.popitem(last=False)
                self._used -= len(oldest.body)

    @property
    def _stamps(self) -> Stamps:
        return _stamps_of(self._app)

    def _today(self) -> date:
        return clock.today_with(self._app.extensions["settings"])


@cache
def _stamps_of(app: Flask) -> Stamps:
    with app.app_context():
        return Stamps(db.engine)


@lru_cache(maxsize=256)
def _encoding(accepted: str) -> str:
    """The one encoding we would answer with, so that a thousand ways of asking share one kept page."""
    accept = parse_accept_header(accepted)
    return next((name for name in ("br", "gzip") if any(n == name and q > 0 for n, q in accept)), "identity")


def _text(path: str) -> str:
    """A path as people write it: WSGI hands its bytes over as if they were Latin-1."""
    return path.encode("latin-1").decode("utf-8", "replace")


def _read(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()


@cache
def release() -> str:
    """What made these pages: code, templates and built assets, in a few characters."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(
        [*_files(ROOT / "koplopers", "*.py"), *_files(ROOT / "templates", "*"), BUILD / "manifest.json"]
    ):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(folder: Path, pattern: str) -> list[Path]:
    return [path for path in folder.rglob(pattern) if path.is_file()]
