"""Says where scripts/start will serve, or why it cannot: wrong settings, or an address that is taken."""

import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from koplopers.settings import Settings, SettingsError, from_environment


def main() -> None:
    try:
        settings = from_environment()
    except SettingsError as fault:
        sys.exit(f"Koplopers kan niet starten. {fault}")
    _require_free(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    sys.stdout.write(f"{host}:{settings.port}\n")


def _require_free(settings: Settings) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        sys.exit(f"KOPLOPERS_HOST is “{settings.host}”, maar dat adres bestaat niet. Kies bijvoorbeeld 127.0.0.1.")
    except PermissionError:
        sys.exit(
            f"Poort {settings.port} mag alleen een beheerder gebruiken. Kies er een boven 1023 met KOPLOPERS_PORT."
        )
    except OSError:
        sys.exit(
            f"Op {settings.host} is poort {settings.port} niet vrij. "
            f"Stop wat daar draait, of kies een andere: KOPLOPERS_PORT={_another(settings.port)} scripts/start"
        )


def _another(port: int) -> int:
    return port + 1 if port < 65535 else 8000


if __name__ == "__main__":
    main()
