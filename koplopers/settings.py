"""The settings of one running application: read once from the environment, refused with a sentence when wrong."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

from koplopers.mail_server import SmtpServer, smtp_server

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ("development", "production")
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg")
YES, NO = ("1", "true", "yes", "ja", "on"), ("", "0", "false", "no", "nee", "off")
WORK_SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg", "redis", "rediss")
SECRET_KEY_LENGTH = 32  # characters; shorter keys can be guessed
KEY_BYTES = 32  # of a random key that we make, and of an Ed25519 key


class SettingsError(Exception):
    """A setting that cannot be right; the message is the sentence shown to whoever starts the application."""


@dataclass(frozen=True)
class Settings:
    """What differs from one machine to the next; everything else is code."""

    environment: str
    host: str
    port: int
    base_url: str
    database_url: str
    secret_key: str
    register_key: str = field(repr=False)  # the Ed25519 key that signs the register of signatures, in hexadecimal
    now: datetime | None
    demo: bool
    instance: Path
    film_url: str  # folder of the film's files; empty while there is no film
    contact_email: str  # empty while nobody has said which
    smtp: SmtpServer | None  # None: letters stay in the outbox and the development mailbox shows them
    mail_from: str  # the address that letters come from and bounces go to; empty without a mail server
    work_url: str  # the queue between site and workers

    @property
    def is_production(self) -> bool:
        return self.environment == "production"


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `environ`, or from `.env` overlaid with the process environment.

    Raises SettingsError with a sentence that names the setting and what would be right.
    """
    if environ is None:
        environ = {**_dotenv(), **os.environ}
    read = {name: value.strip() for name, value in environ.items() if name.startswith("KOPLOPERS_")}
    environment = _choice(read, "KOPLOPERS_ENV", ENVIRONMENTS)
    production = environment == "production"
    instance = Path(read.get("KOPLOPERS_INSTANCE") or ROOT / "instance")
    host = read.get("KOPLOPERS_HOST") or "127.0.0.1"
    port = _port(read)
    now, demo = _moment(read, "KOPLOPERS_NOW"), _yes_or_no(read, "KOPLOPERS_DEMO")
    if production and now:
        raise SettingsError("KOPLOPERS_NOW zet de klok vast en mag niet in productie. Haal de instelling weg.")
    if production and demo:
        raise SettingsError(
            "KOPLOPERS_DEMO voegt verzonnen gemeenten toe en mag niet in productie. Haal de instelling weg."
        )
    return Settings(
        environment=environment,
        host=host,
        port=port,
        base_url=_base_url(read, default=f"http://{host}:{port}"),
        database_url=_database_url(read, instance),
        secret_key=_secret_key(read, production, instance),
        register_key=_register_key(read, production, instance),
        now=now,
        demo=demo,
        instance=instance,
        film_url=_film_url(read),
        contact_email=_email(read, "KOPLOPERS_CONTACT_EMAIL"),
        smtp=_smtp(read, production),
        mail_from=_mail_from(read),
        work_url=_work_url(read, instance),
    )


def _dotenv() -> dict[str, str]:
    return {name: value or "" for name, value in dotenv_values(ROOT / ".env").items()}


def _choice(read: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = read.get(name) or choices[0]
    if value not in choices:
        raise SettingsError(f"{name} is “{value}”, maar moet een van deze zijn: {', '.join(choices)}.")
    return value


def _port(read: Mapping[str, str]) -> int:
    value = read.get("KOPLOPERS_PORT") or "8000"
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise SettingsError(f"KOPLOPERS_PORT is “{value}”, maar moet een getal van 1 tot en met 65535 zijn.")
    return int(value)


def _yes_or_no(read: Mapping[str, str], name: str) -> bool:
    value = read.get(name, "").lower()
    if value not in YES + NO:
        raise SettingsError(f"{name} is “{value}”, maar moet 1 (aan) of 0 (uit) zijn.")
    return value in YES


def _moment(read: Mapping[str, str], name: str) -> datetime | None:
    """An ISO moment; without a zone it is Dutch time, because that is what people here mean by it."""
    value = read.get(name)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise SettingsError(
            f"{name} is “{value}”, maar moet een moment zijn zoals 2027-01-01T09:00:00+01:00."
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))).astimezone(UTC)


def _base_url(read: Mapping[str, str], default: str) -> str:
    value = (read.get("KOPLOPERS_BASE_URL") or default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
        raise SettingsError(
            f"KOPLOPERS_BASE_URL is “{value}”, maar moet een adres zijn zoals https://koplopers.example."
        )
    return value


def _film_url(read: Mapping[str, str]) -> str:
    value = read.get("KOPLOPERS_FILM_URL", "").rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme != "https" or not parts.netloc or parts.query or parts.fragment):
        raise SettingsError(
            f"KOPLOPERS_FILM_URL is “{value}”, maar moet een map zijn zoals https://media.example/film."
        )
    return value


def _email(read: Mapping[str, str], name: str) -> str:
    value = read.get(name, "")
    if value and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", value):
        raise SettingsError(f"{name} is “{value}”, maar moet een e-mailadres zijn.")
    return value


def _mail_from(read: Mapping[str, str]) -> str:
    value = _email(read, "KOPLOPERS_MAIL_FROM")
    if read.get("KOPLOPERS_SMTP_URL") and not value:
        raise SettingsError("KOPLOPERS_MAIL_FROM ontbreekt. Zet er het e-mailadres in waar mails vandaan komen.")
    return value


def _smtp(read: Mapping[str, str], production: bool) -> SmtpServer | None:
    value = read.get("KOPLOPERS_SMTP_URL", "")
    if not value and production:
        raise SettingsError(
            "KOPLOPERS_SMTP_URL ontbreekt. Zet er in productie de mailserver in, zoals smtps://naam:wachtwoord@mail.example."
        )
    try:
        return smtp_server(value) if value else None
    except ValueError as fault:
        raise SettingsError(f"KOPLOPERS_SMTP_URL {fault}") from None


def _work_url(read: Mapping[str, str], instance: Path) -> str:
    value = read.get("KOPLOPERS_WORK_URL") or f"sqlite:///{instance / 'work.sqlite'}"
    scheme, separator, rest = value.partition("://")
    if scheme not in WORK_SCHEMES or not separator or not rest.strip("/"):
        starts = " of ".join(f"{one}://" for one in WORK_SCHEMES)
        raise SettingsError(f"KOPLOPERS_WORK_URL moet beginnen met {starts} en een plek noemen.")
    return value


def _database_url(read: Mapping[str, str], instance: Path) -> str:
    value = read.get("KOPLOPERS_DATABASE_URL") or f"sqlite:///{instance / 'koplopers.sqlite'}"
    scheme, separator, rest = value.partition("://")
    if scheme not in DATABASE_SCHEMES or not separator or not rest.strip("/"):
        raise SettingsError(
            "KOPLOPERS_DATABASE_URL moet beginnen met sqlite:/// of postgresql:// en een database noemen."
        )
    return f"postgresql+psycopg://{rest}" if scheme == "postgresql" else value


def _secret_key(read: Mapping[str, str], production: bool, instance: Path) -> str:
    value = read.get("KOPLOPERS_SECRET_KEY", "")
    if production and len(value) < SECRET_KEY_LENGTH:
        raise SettingsError(
            f"KOPLOPERS_SECRET_KEY ontbreekt of is te kort. Zet er in productie ten minste {SECRET_KEY_LENGTH} "
            "willekeurige tekens in."
        )
    return value or _development_key(instance, "secret-key")


def _register_key(read: Mapping[str, str], production: bool, instance: Path) -> str:
    value = read.get("KOPLOPERS_REGISTER_KEY", "").lower()
    if not value and production:
        raise SettingsError(
            "KOPLOPERS_REGISTER_KEY ontbreekt. Zet er in productie de sleutel in waarmee het register van "
            "ondertekeningen wordt ondertekend: 64 willekeurige hexadecimale tekens. Bewaar ook elders een kopie."
        )
    if value and not re.fullmatch(rf"[0-9a-f]{{{2 * KEY_BYTES}}}", value):
        raise SettingsError(f"KOPLOPERS_REGISTER_KEY moet uit {2 * KEY_BYTES} hexadecimale tekens bestaan.")
    return value or _development_key(instance, "register-key")


def _development_key(instance: Path, name: str) -> str:
    """A random key kept in the instance folder, so that all workers share it and it outlives a restart."""
    require_writable(instance)
    kept = instance / name
    if not kept.exists():
        with NamedTemporaryFile("w", dir=instance, prefix=f"{name}-") as made, suppress(FileExistsError):
            made.write(secrets.token_hex(KEY_BYTES))
            made.flush()
            os.link(made.name, kept)  # of two workers that start at once, the first one wins
    return kept.read_text()


def require_writable(folder: Path) -> None:
    """Make the folder if need be; raises SettingsError when files cannot be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise SettingsError(
            f"In de map {folder} kan niet worden geschreven ({fault.strerror}). "
            "Geef schrijfrechten of kies een andere map met KOPLOPERS_INSTANCE of KOPLOPERS_DATABASE_URL."
        ) from None
