"""no second moment of approval: an application is published in the same deed"""

import sqlalchemy as sa
from alembic import op

revision = "a83f5c2e7d14"
down_revision = "f1b86d2e93c7"


def upgrade() -> None:
    op.drop_column("application_check", "approved_at")


def downgrade() -> None:
    op.add_column("application_check", sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE application_check SET approved_at = (SELECT published_at FROM application "
        "WHERE application.id = application_check.application_id)"
    )
