"""Everything that hangs on the blueprint of signing."""

from koplopers.signing import register_routes
from koplopers.signing.blueprint import blueprint

PARTS = (register_routes,)

__all__ = ["PARTS", "blueprint"]
