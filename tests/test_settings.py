"""Whoever starts the site with a wrong setting reads in one sentence which one, and what would be right."""

from pathlib import Path

import pytest

from koplopers import create_app
from koplopers.mail_server import SmtpServer
from koplopers.settings import Settings, SettingsError, from_environment

LONG_KEY = "a key of the tests, long enough to be let in"
SIGNING_KEY = "0b" * 32
MAIL = {"smtp_url": "smtps://koplopers:geheim@mail.koplopers.example", "mail_from": "post@koplopers.example"}


def read(instance: Path, **settings: str) -> Settings:
    given = {f"KOPLOPERS_{name.upper()}": value for name, value in settings.items()}
    return from_environment({"KOPLOPERS_INSTANCE": str(instance), **given})


def test_who_sets_nothing_gets_a_site_on_their_own_computer(tmp_path: Path) -> None:
    settings = read(tmp_path)

    assert (settings.host, settings.port, settings.is_production) == ("127.0.0.1", 8000, False)
    assert settings.database_url == f"sqlite:///{tmp_path}/koplopers.sqlite"
    assert not settings.demo
    assert settings.now is None
    assert settings.smtp is None
    assert settings.work_url == f"sqlite:///{tmp_path}/work.sqlite"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("env", "productie"),
        ("port", "abc"),
        ("port", "0"),
        ("port", "65536"),
        ("port", "٨٠٠٠"),
        ("now", "morgen"),
        ("demo", "misschien"),
        ("base_url", "koplopers.example"),
        ("database_url", "mysql://server/koplopers"),
        ("database_url", "sqlite:///"),
        ("film_url", "http://media.example/film"),
        ("contact_email", "niemand"),
        ("mail_from", "Koplopers <post@koplopers.example>"),
        ("smtp_url", "mail.koplopers.example:587"),
        ("smtp_url", "smtp://"),
        ("smtp_url", "smtps://mail.koplopers.example:ssl"),
        ("smtp_url", "smtps://mail.koplopers.example/pad"),
        ("smtp_url", "smtp://mail.koplopers.example?starttls=ja"),
        ("smtp_url", "smtp://mail.koplopers.example?tls=1"),
        ("smtp_url", "smtps://alleen-een-naam@mail.koplopers.example"),
        ("work_url", "amqp://werk.example"),
        ("work_url", "redis://"),
        ("register_key", "0b" * 31),
        ("register_key", "zz" * 32),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^KOPLOPERS_{name.upper()} .*\.$"):
        read(tmp_path, **{name: value})


@pytest.mark.parametrize("key", ["", "te kort"])
def test_production_needs_a_secret_that_cannot_be_guessed(tmp_path: Path, key: str) -> None:
    with pytest.raises(SettingsError, match="KOPLOPERS_SECRET_KEY ontbreekt of is te kort"):
        read(tmp_path, env="production", secret_key=key)


def test_production_needs_a_key_of_its_own_for_the_register_and_no_message_shows_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KOPLOPERS_REGISTER_KEY ontbreekt"):
        read(tmp_path, env="production", secret_key=LONG_KEY, **MAIL)

    settings = read(tmp_path, env="production", secret_key=LONG_KEY, register_key=SIGNING_KEY.upper(), **MAIL)
    assert settings.register_key == SIGNING_KEY
    assert SIGNING_KEY not in repr(settings)


@pytest.mark.parametrize(("name", "value"), [("now", "2027-01-01T09:00:00"), ("demo", "1")])
def test_production_shows_only_what_is_true_now(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"KOPLOPERS_{name.upper()} .* mag niet in productie"):
        read(tmp_path, env="production", secret_key=LONG_KEY, **MAIL, **{name: value})


def test_production_cannot_do_without_a_mail_server(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KOPLOPERS_SMTP_URL ontbreekt"):
        read(tmp_path, env="production", secret_key=LONG_KEY, register_key=SIGNING_KEY)

    settings = read(tmp_path, env="production", secret_key=LONG_KEY, register_key=SIGNING_KEY, **MAIL)
    assert settings.smtp == SmtpServer("mail.koplopers.example", 465, "tls", "koplopers", "geheim")


def test_mails_must_come_from_somewhere(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KOPLOPERS_MAIL_FROM ontbreekt"):
        read(tmp_path, smtp_url=MAIL["smtp_url"])


def test_mail_crosses_the_net_only_encrypted(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="onversleuteld") as refusal:
        read(tmp_path, **{**MAIL, "smtp_url": "smtp://koplopers:geheim@mail.koplopers.example"})
    assert "geheim" not in str(refusal.value)

    after_greeting = read(tmp_path, **{**MAIL, "smtp_url": "smtp://mail.koplopers.example?starttls=1"}).smtp
    on_this_machine = read(tmp_path, **{**MAIL, "smtp_url": "smtp://127.0.0.1:2525"}).smtp
    assert after_greeting == SmtpServer("mail.koplopers.example", 587, "starttls", "", "")
    assert on_this_machine == SmtpServer("127.0.0.1", 2525, "none", "", "")


def test_a_password_may_hold_any_sign_and_is_never_printed(tmp_path: Path) -> None:
    settings = read(tmp_path, **{**MAIL, "smtp_url": "smtps://post%40koplopers:p%3A%2F%40s@mail.koplopers.example:465"})

    assert settings.smtp == SmtpServer("mail.koplopers.example", 465, "tls", "post@koplopers", "p:/@s")
    assert "p:/@s" not in repr(settings)


def test_a_moment_without_a_zone_is_dutch_time(tmp_path: Path) -> None:
    settings = read(tmp_path, now="2027-01-01T00:30:00")

    assert settings.now is not None
    assert settings.now.isoformat() == "2026-12-31T23:30:00+00:00"


@pytest.mark.parametrize("name", ["secret-key", "register-key"])
def test_all_workers_share_one_secret_that_outlives_a_restart(tmp_path: Path, name: str) -> None:
    def key(instance: str) -> str:
        return getattr(read(tmp_path / instance), name.replace("-", "_"))

    first = key("instance")

    assert first == key("instance")
    assert first != key("another")
    assert (tmp_path / "instance" / name).stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "instance"
    in_the_way.write_text("a file where a folder should be")

    with pytest.raises(SettingsError, match=rf"In de map {in_the_way} kan niet worden geschreven"):
        read(in_the_way)


def test_a_database_in_such_a_folder_is_refused_too(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file where a folder should be")
    settings = read(tmp_path, database_url=f"sqlite:///{in_the_way}/koplopers.sqlite")

    with pytest.raises(SettingsError, match="KOPLOPERS_DATABASE_URL"):
        create_app(settings)


def test_the_operator_reads_a_sentence_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOPLOPERS_PORT", "abc")

    with pytest.raises(SystemExit, match=r"^Koplopers kan niet starten\. KOPLOPERS_PORT is “abc”"):
        create_app()
