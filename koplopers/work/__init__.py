"""Work outside the request: letters that must be sent, and what the clock asks for."""

from flask import Flask

from koplopers.outbox import models as outbox
from koplopers.work import models

MODELS = (outbox.OutboxLetter, outbox.DeliveryAttempt, models.DeedRun)


def register_work(app: Flask) -> None:
    pass
