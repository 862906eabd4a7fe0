"""The web application of the Koplopersnetwerk."""

import sys

from flask import Flask

from koplopers.settings import ROOT, Settings, SettingsError, from_environment


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application: settings, database, work, web, features, commands, in that order.

    A setting that cannot be right ends the process with one sentence, because whoever starts
    the site needs to know what to mend and not where in the code it was noticed.
    """
    try:
        return _build(settings or from_environment())
    except SettingsError as fault:
        if settings is not None:
            raise
        sys.exit(f"Koplopers kan niet starten. {fault}")


def _build(settings: Settings) -> Flask:
    from koplopers.commands import register_commands
    from koplopers.database import register_database
    from koplopers.features import register_features
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
