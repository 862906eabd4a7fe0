"""Everything that hangs on the blueprint of signing."""

from koplopers.signing import (
    amend_routes,
    change_routes,
    check_daily,
    confirm_routes,
    consent_routes,
    forgetting,
    inheriting_routes,
    lapsing,
    log_nightly,
    opening_routes,
    register_data,
    register_routes,
    start_routes,
    status_routes,
    step_routes,
)
from koplopers.signing.blueprint import blueprint

PARTS = (
    amend_routes,
    change_routes,
    check_daily,
    confirm_routes,
    consent_routes,
    forgetting,
    inheriting_routes,
    lapsing,
    log_nightly,
    opening_routes,
    register_data,
    register_routes,
    start_routes,
    status_routes,
    step_routes,
)

__all__ = ["PARTS", "blueprint"]
