"""The features of the application: what each brings, from the top of the house down."""

from flask import Flask

from koplopers.manifest import routes as manifest
from koplopers.network import routes as network
from koplopers.pages import routes as pages


def register_features(app: Flask) -> None:
    for routes in (pages, network, manifest):
        app.register_blueprint(routes.blueprint)
