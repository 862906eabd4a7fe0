"""What the flask command can do: each feature brings its own group of commands."""

from flask import Flask


def register_commands(app: Flask) -> None:
    """Add the command groups of the features."""
