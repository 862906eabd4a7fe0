"""Everything that knows HTTP and nothing of the domain."""

from flask import Flask

from koplopers.settings import Settings
from koplopers.web import assets, errors, formatting, fragments, navigation, numbers, page_cache, security


def register_web(app: Flask, settings: Settings) -> None:
    """Give the application its behaviour towards browsers, in the order in which a request meets it."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    numbers.register(app)
    formatting.register(app)
    navigation.register(app)
    assets.register(app)
    fragments.register(app)
    errors.register(app)
    security.register(app, settings)
    page_cache.register(app)
