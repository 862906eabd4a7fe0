"""How migrations run: on the database of the running application, in one transaction."""

from alembic import context
from flask import current_app

from koplopers.database import db

with db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
