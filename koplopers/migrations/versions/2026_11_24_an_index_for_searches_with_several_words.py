"""an index for searches with several words."""

from alembic import op

revision = "8c41d9e07b35"
down_revision = "2fc200787da6"


def upgrade() -> None:
    with op.batch_alter_table("listing_term", schema=None) as batch_op:
        batch_op.create_index("ix_listing_term_by_listing", ["listing_id", "term"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("listing_term", schema=None) as batch_op:
        batch_op.drop_index("ix_listing_term_by_listing")
