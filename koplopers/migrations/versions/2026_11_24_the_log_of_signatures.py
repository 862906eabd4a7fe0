"""the log of signatures: entries, heads and keys that nobody can rewrite.

The triggers let two changes through: the state grows by one or gets its new peaks, and what a commitment hides is
erased. Whoever rebuilds one of these tables on SQLite (batch mode) has to make its triggers again.
"""

import sqlalchemy as sa
from alembic import op

revision = "c4d80f6e21b7"
down_revision = "c5d18e7f2a34"

STATE, DISCLOSURE, CHECK = "signature_log_state", "signature_log_disclosure", "signature_log_check"
KEYS = {"signature_log_entry": '"index"', "signature_log_key": "id", "signature_log_head": "size"}
KEPT = (*KEYS, DISCLOSURE, STATE)  # tables from which nothing goes
REFUSAL = "the log of signatures is append-only"
IS_ERASED = "NEW.salt IS NULL AND NEW.value IS NULL"


def upgrade() -> None:
    op.create_table(
        "signature_log_entry",
        sa.Column("index", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("canonical", sa.String(), nullable=False),
        sa.Column("leaf_hash", sa.String(), nullable=False),
        sa.Column("appended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("signature_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["about"], ["signature_log_entry.index"], name=op.f("fk_signature_log_entry_about_signature_log_entry")
        ),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_signature_log_entry")),
    )
    op.create_index(op.f("ix_signature_log_entry_signature_id"), "signature_log_entry", ["signature_id"])
    op.create_index(op.f("ix_signature_log_entry_about"), "signature_log_entry", ["about"])
    op.create_table(
        DISCLOSURE,
        sa.Column("entry_index", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_index"],
            ["signature_log_entry.index"],
            name=op.f("fk_signature_log_disclosure_entry_index_signature_log_entry"),
        ),
        sa.PrimaryKeyConstraint("entry_index", "name", name=op.f("pk_signature_log_disclosure")),
    )
    op.create_table(
        "signature_log_key",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("first_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_log_key")),
    )
    op.create_table(
        "signature_log_head",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"], ["signature_log_key.id"], name=op.f("fk_signature_log_head_key_id_signature_log_key")
        ),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_signature_log_head")),
    )
    state = op.create_table(
        STATE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("peaks", sa.JSON(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_signature_log_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_log_state")),
    )
    op.bulk_insert(state, [{"id": 1, "size": 0, "peaks": []}])
    op.create_table(
        CHECK,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_log_check")),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def downgrade() -> None:
    for table in (CHECK, STATE, "signature_log_head", "signature_log_key", DISCLOSURE, "signature_log_entry"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for name in ("stays", "erases", "grows"):
            op.execute(f"DROP FUNCTION signature_log_{name}()")


def _guard_sqlite() -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    taken = {table: f"{key} = NEW.{key}" for table, key in KEYS.items()}
    taken[DISCLOSURE] = "entry_index = NEW.entry_index AND name = NEW.name"
    taken[STATE] = "1 = 1"  # one row, for ever
    for table in KEPT:
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
        # INSERT OR REPLACE deletes without asking the trigger for deletions.
        is_taken = f"EXISTS (SELECT 1 FROM {table} WHERE {taken[table]})"  # noqa: S608 # our own names
        op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {is_taken} {refuse}")
    for table in KEYS:
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
    same = "NEW.entry_index IS OLD.entry_index AND NEW.name IS OLD.name"
    op.execute(
        f"CREATE TRIGGER {DISCLOSURE}_erases BEFORE UPDATE ON {DISCLOSURE} WHEN NOT ({IS_ERASED} AND {same}) {refuse}"
    )
    grows = "NEW.id IS OLD.id AND NEW.size IN (OLD.size, OLD.size + 1)"
    op.execute(f"CREATE TRIGGER {STATE}_grows BEFORE UPDATE ON {STATE} WHEN NOT ({grows}) {refuse}")


def _guard_postgresql() -> None:
    same = "NEW.entry_index = OLD.entry_index AND NEW.name = OLD.name"
    _refuse_unless("stays", "false")
    _refuse_unless("erases", f"{IS_ERASED} AND {same}")
    _refuse_unless("grows", "NEW.id = OLD.id AND NEW.size IN (OLD.size, OLD.size + 1)")
    for table in KEPT:
        changes = {DISCLOSURE: "erases", STATE: "grows"}.get(table, "stays")
        op.execute(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION signature_log_{changes}()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION signature_log_stays()"
        )


def _refuse_unless(name: str, allowed: str) -> None:
    """A trigger function that lets an update through when this holds, and nothing else."""
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION signature_log_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF {allowed} THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION '{REFUSAL}';
        END $$
        """
    )
