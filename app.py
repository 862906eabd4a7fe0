"""The application as gunicorn and the flask command find it."""

from koplopers import create_app

app = create_app()
