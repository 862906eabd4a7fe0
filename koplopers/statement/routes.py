"""The pages about how accessible the site is; each module hangs its own on the blueprint."""

from koplopers.statement import actions, log_routes, page_routes, report_routes  # noqa: F401
from koplopers.statement.blueprint import blueprint

__all__ = ["blueprint"]
