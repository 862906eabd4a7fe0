"""Style, script, font and icon as the build made them: addresses that contain their own hash, kept for ever."""

import json
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from koplopers.settings import ROOT

BUILD = ROOT / "static" / "build"
PREFIX = "/static/"
FOR_EVER = 365 * 24 * 3600  # seconds


class AssetsMissing(Exception):
    """The front end has not been built."""


def register(app: Flask) -> None:
    manifest = _manifest(BUILD / "manifest.json")

    def asset(name: str) -> str:
        """The address of a built file, for instance asset('main.css')."""
        return PREFIX + manifest[name]

    app.jinja_env.globals["asset"] = asset
    # The hash in the name makes every file immutable; compressed copies lie beside it.
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=str(BUILD), prefix=PREFIX, max_age=FOR_EVER, immutable_file_test=lambda *_: True
    )


def _manifest(path: Path) -> dict[str, str]:
    try:
        names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssetsMissing("The front end is not built: run scripts/start, or npm run build.") from None
    return names
