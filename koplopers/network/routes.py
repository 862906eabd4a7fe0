"""The pages of the network; each module hangs its own on the blueprint."""

from koplopers.network import (  # noqa: F401
    actions,
    certificate_routes,
    directory,
    formats,
    map_routes,
    municipality,
    poster_routes,
)
from koplopers.network.blueprint import blueprint

__all__ = ["blueprint"]
