"""what changes after signing: the motivation that is shown, and what was put right"""

import sqlalchemy as sa
from alembic import op

revision = "f1b86d2e93c7"
down_revision = "e4a9c7d1b052"


def upgrade() -> None:
    # Rows that are there keep what they have: nothing was shown yet, and no question was about a motivation.
    op.add_column("signature", sa.Column("motivation", sa.String(), server_default="", nullable=False))
    op.add_column("application_check", sa.Column("motivation_reason", sa.String(), server_default="", nullable=False))
    op.add_column(
        "application_question",
        sa.Column("is_about_motivation", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "signature_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signature_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusal", sa.String(), nullable=False),
        sa.Column("entry_index", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["signature_id"], ["signature.id"], name="fk_signature_correction_signature_id_signature"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_signature_correction"),
    )
    with op.batch_alter_table("signature_correction", schema=None) as batch_op:
        batch_op.create_index("ix_signature_correction_signature_id", ["signature_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("signature_correction", schema=None) as batch_op:
        batch_op.drop_index("ix_signature_correction_signature_id")

    op.drop_table("signature_correction")
    op.drop_column("application_question", "is_about_motivation")
    op.drop_column("application_check", "motivation_reason")
    op.drop_column("signature", "motivation")
