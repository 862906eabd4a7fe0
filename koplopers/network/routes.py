"""The pages of the network; each module hangs its own on the blueprint."""

from koplopers.network import actions, directory, formats, map_routes, municipality, poster_routes  # noqa: F401
from koplopers.network.blueprint import blueprint

__all__ = ["blueprint"]
