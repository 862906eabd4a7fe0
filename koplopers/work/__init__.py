"""Work outside the request: letters that must be sent, and what the clock asks for."""

from flask import Flask

from koplopers.outbox import forgetting as letters
from koplopers.settings import Settings
from koplopers.work import forgetting, queue, turns

DEEDS = (letters, forgetting, turns)  # they register what the clock asks for; features do so in modules of their own


def register_work(app: Flask, settings: Settings) -> None:
    """Give the application its queue."""
    queue.register(app, settings.work_url)
