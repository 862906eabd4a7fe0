"""The sites and mail servers of the outbox serve the worker as well."""

from tests.outbox.conftest import postgres_site, server, site_with

__all__ = ["postgres_site", "server", "site_with"]  # pytest looks for them here
