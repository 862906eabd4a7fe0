"""signatures that live on: inherited by a successor, and ended by the dates of their version"""

import sqlalchemy as sa
from alembic import op

revision = "e4a9c7d1b052"
down_revision = "7c1e5a0f38b4"


def upgrade() -> None:
    op.create_table(
        "inheritance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signature_id", sa.Integer(), nullable=False),
        sa.Column("heir_id", sa.Integer(), nullable=False),
        sa.Column("arose_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("reminder_link", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_kept", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name="fk_inheritance_signature_id_signature"),
        sa.ForeignKeyConstraint(["heir_id"], ["municipality.id"], name="fk_inheritance_heir_id_municipality"),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_inheritance_role_id_role"),
        sa.PrimaryKeyConstraint("id", name="pk_inheritance"),
        sa.UniqueConstraint("signature_id", "heir_id", name="uq_inheritance_signature_id_heir_id"),
        sa.UniqueConstraint("link", name="uq_inheritance_link"),
        sa.UniqueConstraint("reminder_link", name="uq_inheritance_reminder_link"),
    )
    with op.batch_alter_table("inheritance", schema=None) as batch_op:
        batch_op.create_index("ix_inheritance_heir_id", ["heir_id"], unique=False)

    op.create_table(
        "lapse_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signature_id", sa.Integer(), nullable=False),
        sa.Column("lapses_on", sa.Date(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name="fk_lapse_notice_signature_id_signature"),
        sa.PrimaryKeyConstraint("id", name="pk_lapse_notice"),
        sa.UniqueConstraint("signature_id", "lapses_on", name="uq_lapse_notice_signature_id_lapses_on"),
    )
    # The read model is made anew by each set-up, so it starts without what it does not know yet.
    op.add_column("listing", sa.Column("lapses_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("listing", "lapses_on")
    op.drop_table("lapse_notice")
    with op.batch_alter_table("inheritance", schema=None) as batch_op:
        batch_op.drop_index("ix_inheritance_heir_id")

    op.drop_table("inheritance")
