"""Everything that hangs on the blueprint of signing."""

from koplopers.signing import (
    confirm_routes,
    consent_routes,
    forgetting,
    log_nightly,
    opening_routes,
    register_data,
    register_routes,
    start_routes,
    step_routes,
)
from koplopers.signing.blueprint import blueprint

PARTS = (
    confirm_routes,
    consent_routes,
    forgetting,
    log_nightly,
    opening_routes,
    register_data,
    register_routes,
    start_routes,
    step_routes,
)

__all__ = ["PARTS", "blueprint"]
