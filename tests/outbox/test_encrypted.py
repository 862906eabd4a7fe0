"""The way to the mail server is encrypted, and only a server that proves who it is gets the password."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from koplopers import clock
from koplopers.outbox.delivery import deliver_all
from tests.outbox.conftest import a_letter, kept, queued
from tests.outbox.mail_servers import mail_server

PASSWORD = "geheim: 100%"
LOGIN = ("koplopers", PASSWORD)
QUOTED = "koplopers:geheim%3A%20100%25"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate for 127.0.0.1 with its key in one file, that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(today - timedelta(days=1)).not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture
def context(certificate) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate)
    return made


@pytest.fixture
def trusted(certificate, monkeypatch) -> None:
    """This machine trusts that certificate, as OpenSSL lets an administrator say."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


def test_after_the_greeting(context, trusted, site_with):
    with mail_server(starttls=context, login=LOGIN) as server:
        site = site_with(server, smtp_url=f"smtp://{QUOTED}@127.0.0.1:{server.port}?starttls=1")
        with site.app_context():
            queued(a_letter())

            assert deliver_all(now=clock.now) == 1


def test_a_server_that_cannot_encrypt_gets_nothing(site_with):
    with mail_server() as server:
        site = site_with(server, smtp_url=f"smtp://{QUOTED}@127.0.0.1:{server.port}?starttls=1")
        with site.app_context():
            (number,) = queued(a_letter())

            assert deliver_all(now=clock.now) == 0
            assert "STARTTLS" in kept(number).attempts[0].answer


def test_from_the_first_byte(context, trusted, site_with):
    with mail_server(tls=context) as server:
        site = site_with(server, smtp_url=f"smtps://127.0.0.1:{server.port}")
        with site.app_context():
            queued(a_letter())

            assert deliver_all(now=clock.now) == 1


@pytest.mark.parametrize("way", ["starttls", "tls"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(context, way, site_with):
    with mail_server(**{way: context}) as server:
        url = f"smtp{'s' if way == 'tls' else ''}://{QUOTED}@127.0.0.1:{server.port}"
        site = site_with(server, smtp_url=url + ("" if way == "tls" else "?starttls=1"))
        with site.app_context():
            (number,) = queued(a_letter())

            assert deliver_all(now=clock.now) == 0
            assert kept(number).attempts[0].answer == "De beveiligde verbinding met de mailserver kwam niet tot stand."


def test_a_wrong_password_is_our_fault_and_not_that_of_the_letter(context, trusted, site_with):
    with mail_server(starttls=context, login=LOGIN) as server:
        site = site_with(server, smtp_url=f"smtp://koplopers:fout@127.0.0.1:{server.port}?starttls=1")
        with site.app_context():
            (number,) = queued(a_letter())

            assert deliver_all(now=clock.now) == 0
            assert kept(number).attempts[0].answer.startswith("535 ")
            assert kept(number).given_up_at is None
