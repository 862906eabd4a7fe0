"""Numbers in addresses: no larger than what the columns of both databases hold, so that a larger one leads nowhere."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1


class Number(IntegerConverter):
    """`<int:number>` in a route; a number above LARGEST answers 404."""

    def __init__(self, map: Map, *, max: int = LARGEST, **bounds: Any) -> None:
        super().__init__(map, max=max, **bounds)


def register(app: Flask) -> None:
    app.url_map.converters["int"] = Number
