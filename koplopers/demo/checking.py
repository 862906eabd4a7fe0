"""The check of signing in the demo world: applications in each state, with links that everybody may know.

None of them is published, so no count changes; what is published stands in standing.py.
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.demo.signing import FOR, _secret, _signed
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing import checking, consenting, withdrawing
from koplopers.signing.check_models import ApplicationCheck, ApplicationQuestion
from koplopers.signing.models import Application, ApplicationLetter

ASKED, LATE, DECLINED = "CDF-974-HJM", "CDF-974-HJN", "CDF-974-HJP"
QUESTION, WITHDRAW = "demonstratie-vraag", "demonstratie-intrekken"
ENDED = "demonstratie-voorbij"  # the link of a co-signer of what was declined
DAY = timedelta(days=1)


def load() -> None:
    """Put them in; a second time changes nothing."""
    if db.session.scalar(select(Application.id).where(Application.reference == ASKED)):
        return
    now = clock.now()
    asked, declined = confirmed(ASKED, now - 4 * DAY), confirmed(DECLINED, now - 9 * DAY)
    declined.co_signers[0].link = _secret(ENDED, consenting.CONSENT)
    late = confirmed(LATE, now - 20 * DAY)
    late.letters = [ApplicationLetter(link=_secret(WITHDRAW, withdrawing.WITHDRAW), written_at=now)]
    db.session.add_all((asked, late, declined))
    db.session.flush()
    words = "Wij vinden het besluit van het verzonnen college niet. Welk nummer heeft het?"
    link = _secret(QUESTION, checking.QUESTION)
    db.session.add(ApplicationQuestion(application_id=asked.id, link=link, words=words, asked_at=now - DAY))
    called = "Sanne belde het verzonnen gemeentehuis: Lies Luchtig is daar burgemeester."
    db.session.add_all((_check(asked, phoned=called), _check(declined, declined_at=now - DAY, reason=words)))
    db.session.flush()


def confirmed(reference: str, at: datetime, *, by: str = FOR) -> Application:
    """An application of an invented municipality, confirmed at this moment, with two who said yes."""
    municipality = db.session.scalars(select(Municipality).where(Municipality.name == by)).one()
    version = db.session.scalars(select(ManifestVersion).where(ManifestVersion.is_working_text)).one()
    application = _signed(reference, municipality, version, at=at)
    application.confirmed_at = at
    for one in application.co_signers:
        one.asked_at = one.consented_at = at
    return application


def _check(
    application: Application, *, phoned: str = "", declined_at: datetime | None = None, reason: str = ""
) -> ApplicationCheck:
    return ApplicationCheck(
        application_id=application.id, note="", phoned=phoned, declined_at=declined_at, decline_reason=reason
    )
