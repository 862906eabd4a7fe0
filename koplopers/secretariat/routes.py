"""The pages of the back office; each module hangs its own on the blueprint."""

from koplopers.secretariat import (  # noqa: F401
    bulk_routes,
    forgetting,
    journal_routes,
    letter_routes,
    municipality_routes,
    register_routes,
    report_routes,
    retention_routes,
    signature_routes,
    signing_change_routes,
    signing_routes,
    today_routes,
    work_routes,
)
from koplopers.secretariat.blueprint import blueprint

__all__ = ["blueprint"]
