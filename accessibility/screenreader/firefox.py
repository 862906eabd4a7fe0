"""Firefox, driven over its own WebDriver BiDi port; the usual driver between the two is not in Debian."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import websocket  # comes with selenium

from accessibility.screenreader.processes import PATIENCE, Processes, RigBroken, wait_for

ONE_WINDOW = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.newtabpage.enabled": False,
    "browser.translations.enable": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
    "signon.rememberSignons": False,
    "intl.locale.requested": "nl",
    "intl.accept_languages": "nl",
    "accessibility.force_disabled": -1,  # on, whatever Firefox thinks of the machine
    "layout.spellcheckDefault": 0,  # its dictionary is English, and it finds its moment at random
    "places.history.enabled": False,  # or links that were followed before are announced as visited
}
# A proxy that does not answer: what is not on this machine is not reached.
NOWHERE_ELSE = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}


class Firefox:
    """A window of Firefox, over the connection that its port offers."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._number = 0
        self.ask("session.new", {"capabilities": {}})
        self._window = self.ask("browsingContext.getTree", {})["contexts"][0]["context"]

    def open(self, address: str) -> None:
        self.ask("browsingContext.navigate", {"context": self._window, "url": address, "wait": "complete"})

    def is_in_page(self) -> bool:
        question = {"expression": "document.hasFocus()", "target": {"context": self._window}, "awaitPromise": False}
        return bool(self.ask("script.evaluate", question)["result"]["value"])

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        """The answer to a command; raises RigBroken when Firefox refuses it or says nothing."""
        self._number += 1
        try:
            self._connection.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
            while (message := json.loads(self._connection.recv())).get("id") != self._number:
                pass  # an event that nobody asked for
        except (OSError, websocket.WebSocketException) as fault:
            raise RigBroken(f"Firefox antwoordt niet op {method}.") from fault
        if message["type"] == "error":
            raise RigBroken(f"Firefox weigert {method}: {message['message']}")
        return message["result"]


@contextmanager
def firefox(programs: Processes, *, only_here: bool) -> Iterator[Firefox]:
    """A Firefox on the private screen; with `only_here` it reaches no other machine."""
    profile = programs.folder / "home" / "firefox"
    profile.mkdir()
    _write_preferences(profile, ONE_WINDOW | (NOWHERE_ELSE if only_here else {}))
    programs.start(
        "firefox-esr", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0", "about:blank"
    )
    connection = _connection(profile / "WebDriverBiDiServer.json")
    window = Firefox(connection)
    try:
        yield window
    finally:
        with suppress(RigBroken, OSError):
            window.ask("browser.close", {})
        connection.close()


def _connection(port: Path) -> Any:
    """The connection to the port that Firefox writes down in its profile when it is ready."""
    wait_for(lambda: port.exists() and port.read_text().endswith("}"), "de poort van Firefox")
    server = json.loads(port.read_text())
    address = f"ws://{server['ws_host']}:{server['ws_port']}/session"
    try:
        return websocket.create_connection(address, suppress_origin=True, timeout=PATIENCE)
    except (OSError, websocket.WebSocketException) as fault:
        raise RigBroken("Firefox laat zich niet besturen.") from fault


def _write_preferences(profile: Path, preferences: dict[str, object]) -> None:
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines))
