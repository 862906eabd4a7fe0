"""The web application of the Koplopersnetwerk."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # nothing is imported before somebody builds the site: `signing.verify` does without all of it
    from flask import Flask

    from koplopers.settings import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Build the application: settings, database, work, web, features, commands, in that order.

    A setting that cannot be right ends the process with one sentence, because whoever starts
    the site needs to know what to mend and not where in the code it was noticed.
    """
    from koplopers.settings import SettingsError, from_environment

    try:
        return _build(settings or from_environment())
    except SettingsError as fault:
        if settings is not None:
            raise
        sys.exit(f"Koplopers kan niet starten. {fault}")


def _build(settings: "Settings") -> "Flask":
    from flask import Flask

    from koplopers.commands import register_commands
    from koplopers.database import register_database
    from koplopers.features import register_features
    from koplopers.settings import ROOT
    from koplopers.web import register_web
    from koplopers.work import register_work

    app = Flask(
        "koplopers",
        template_folder=str(ROOT / "templates"),
        static_folder=None,  # WhiteNoise serves the built assets, see web/assets.py
        instance_path=str(settings.instance.resolve()),
    )
    app.config["SECRET_KEY"] = settings.secret_key
    app.extensions["settings"] = settings
    register_database(app, settings)
    register_work(app, settings)
    register_web(app, settings)
    register_features(app)
    register_commands(app)
    return app
