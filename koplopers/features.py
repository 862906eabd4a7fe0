"""The features of the application: what each brings, from the top of the house down."""

from flask import Flask

from koplopers.manifest import routes as manifest
from koplopers.network import routes as network
from koplopers.pages import development, machines
from koplopers.pages import routes as pages
from koplopers.people import gate
from koplopers.people import routes as people
from koplopers.secretariat import routes as secretariat
from koplopers.signing import routes as signing
from koplopers.statement import routes as statement


def register_features(app: Flask) -> None:
    gate.register(app)
    for routes in (pages, machines, secretariat, statement, network, signing, manifest, people):
        app.register_blueprint(routes.blueprint)
    if not app.extensions["settings"].is_production:
        app.register_blueprint(development.blueprint)
