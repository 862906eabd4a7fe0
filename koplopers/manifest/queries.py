"""What we ask of the manifest."""

from collections.abc import Sequence

from sqlalchemy import select

from koplopers.database import db
from koplopers.manifest.models import ManifestVersion


def versions() -> Sequence[ManifestVersion]:
    """All versions, the newest first."""
    return db.session.scalars(select(ManifestVersion).order_by(ManifestVersion.dated.desc())).all()
