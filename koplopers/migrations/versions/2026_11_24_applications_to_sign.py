"""applications to sign, their co-signers and letters; a signature that stands is the only one of its version."""

import sqlalchemy as sa
from alembic import op

revision = "c5d18e7f2a34"
down_revision = "a41d7c5e2b90"


def upgrade() -> None:
    op.create_table(
        "opening_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_opening_request"),
        sa.UniqueConstraint("email", name="uq_opening_request_email"),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("is_name_public", sa.Boolean(), nullable=False),
        sa.Column("signer_function", sa.String(), nullable=False),
        sa.Column("signer_email", sa.String(), nullable=False),
        sa.Column("email_reason", sa.String(), nullable=False),
        sa.Column("mandate", sa.String(), nullable=False),
        sa.Column("decision_on", sa.Date(), nullable=True),
        sa.Column("decision_reference", sa.String(), nullable=False),
        sa.Column("decision_link", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("motivation", sa.String(), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("manifest_version_id", sa.Integer(), nullable=True),
        sa.Column("text_fingerprint", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["manifest_version_id"], ["manifest_version.id"], name="fk_application_manifest_version_id_manifest_version"
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name="fk_application_municipality_id_municipality"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
        sa.UniqueConstraint("reference", name="uq_application_reference"),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index("ix_application_confirmed_at", ["confirmed_at"], unique=False)
        batch_op.create_index("ix_application_municipality_id", ["municipality_id"], unique=False)
        batch_op.create_index("ix_application_saved_at", ["saved_at"], unique=False)
        batch_op.create_index("ix_application_signer_email", ["signer_email"], unique=False)

    op.create_table(
        "known_domain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name="fk_known_domain_municipality_id_municipality"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_known_domain"),
        sa.UniqueConstraint("municipality_id", "domain", name="uq_known_domain_municipality_id_domain"),
    )
    op.create_table(
        "application_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_key_application_id_application",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_key"),
        sa.UniqueConstraint("fingerprint", name="uq_application_key_fingerprint"),
    )
    with op.batch_alter_table("application_key", schema=None) as batch_op:
        batch_op.create_index("ix_application_key_application_id", ["application_id"], unique=False)

    op.create_table(
        "application_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_letter_application_id_application",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_letter"),
        sa.UniqueConstraint("link", name="uq_application_letter_link"),
    )
    with op.batch_alter_table("application_letter", schema=None) as batch_op:
        batch_op.create_index("ix_application_letter_application_id", ["application_id"], unique=False)

    op.create_table(
        "co_signer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("showing", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_co_signer_application_id_application", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_co_signer"),
        sa.UniqueConstraint("link", name="uq_co_signer_link"),
    )
    with op.batch_alter_table("co_signer", schema=None) as batch_op:
        batch_op.create_index("ix_co_signer_application_id", ["application_id"], unique=False)

    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signer", sa.String(), nullable=False, server_default=sa.text("''")))
        batch_op.add_column(sa.Column("place", sa.String(), nullable=False, server_default=sa.text("''")))
        batch_op.add_column(sa.Column("withdrawn_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("application_id", sa.Integer(), nullable=True))
        batch_op.drop_constraint("uq_signature_municipality_id_manifest_version_id", type_="unique")
        batch_op.create_unique_constraint("uq_signature_application_id", ["application_id"])
        batch_op.create_index(
            "uq_signature_standing",
            ["municipality_id", "manifest_version_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_on IS NULL"),
            postgresql_where=sa.text("withdrawn_on IS NULL"),
        )
        batch_op.create_foreign_key(
            "fk_signature_application_id_application", "application", ["application_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.drop_constraint("fk_signature_application_id_application", type_="foreignkey")
        batch_op.drop_index(
            "uq_signature_standing",
            sqlite_where=sa.text("withdrawn_on IS NULL"),
            postgresql_where=sa.text("withdrawn_on IS NULL"),
        )
        batch_op.drop_constraint("uq_signature_application_id", type_="unique")
        batch_op.create_unique_constraint(
            "uq_signature_municipality_id_manifest_version_id", ["municipality_id", "manifest_version_id"]
        )
        batch_op.drop_column("application_id")
        batch_op.drop_column("withdrawn_on")
        batch_op.drop_column("place")
        batch_op.drop_column("signer")

    with op.batch_alter_table("co_signer", schema=None) as batch_op:
        batch_op.drop_index("ix_co_signer_application_id")

    op.drop_table("co_signer")
    with op.batch_alter_table("application_letter", schema=None) as batch_op:
        batch_op.drop_index("ix_application_letter_application_id")

    op.drop_table("application_letter")
    with op.batch_alter_table("application_key", schema=None) as batch_op:
        batch_op.drop_index("ix_application_key_application_id")

    op.drop_table("application_key")
    op.drop_table("known_domain")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index("ix_application_signer_email")
        batch_op.drop_index("ix_application_saved_at")
        batch_op.drop_index("ix_application_municipality_id")
        batch_op.drop_index("ix_application_confirmed_at")

    op.drop_table("application")
    op.drop_table("opening_request")
