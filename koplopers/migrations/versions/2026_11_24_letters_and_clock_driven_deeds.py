"""letters that wait to be sent, and clock-driven deeds that were done."""

import sqlalchemy as sa
from alembic import op

revision = "5b1f0c93ad27"
down_revision = "3f6b1a0c9d27"


def upgrade() -> None:
    op.create_table(
        "outbox_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("try_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_letter")),
        sa.UniqueConstraint("token", name=op.f("uq_outbox_letter_token")),
    )
    with op.batch_alter_table("outbox_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_letter_kind"), ["kind"], unique=False)
        batch_op.create_index(
            "ix_outbox_letter_unsent",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("handed_over_at IS NULL AND given_up_at IS NULL"),
            postgresql_where=sa.text("handed_over_at IS NULL AND given_up_at IS NULL"),
        )

    op.create_table(
        "delivery_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["outbox_letter.id"],
            name=op.f("fk_delivery_attempt_letter_id_outbox_letter"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_attempt")),
    )
    with op.batch_alter_table("delivery_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_attempt_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "deed_run",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "period", name=op.f("pk_deed_run")),
    )


def downgrade() -> None:
    op.drop_table("deed_run")
    with op.batch_alter_table("delivery_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_attempt_letter_id"))

    op.drop_table("delivery_attempt")
    with op.batch_alter_table("outbox_letter", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_letter_unsent",
            sqlite_where=sa.text("handed_over_at IS NULL AND given_up_at IS NULL"),
            postgresql_where=sa.text("handed_over_at IS NULL AND given_up_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_letter_kind"))

    op.drop_table("outbox_letter")
