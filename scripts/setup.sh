# What scripts/start and scripts/test have in common. Each step leaves a stamp, so that it is skipped while nothing changed.

say() { printf '%s\n' "$@" >&2; }
stop() { say "$*"; exit 1; }

# fresh STAMP FILE...: nothing in these files has changed since the stamp was made.
fresh() {
  local stamp=$1; shift
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(cat "$@" 2>/dev/null | sha256sum)" ]
}
stamp() {
  local stamp=$1; shift
  cat "$@" | sha256sum > "$stamp"
}

set_up_python() {
  local lock=$1 python
  # The lock for tests holds everything of the lock for the site, so either stamp will do for the site.
  if [ -x .venv/bin/python ]; then
    fresh .venv/.lock "$lock" && return
    [ "$lock" = requirements.lock ] && fresh .venv/.lock requirements-dev.lock && return
  fi
  [ -w . ] || stop "In de map $PWD kan $(id -un) niet schrijven. Zet een eigen kopie in een map waar dat wel kan."
  python=$(find_python)
  if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -c 'import ensurepip' 2>/dev/null || install python3-venv
    say "Python klaarzetten"
    rm -rf .venv
    "$python" -m venv .venv
  fi
  pip_install "Python-pakketten ophalen (ongeveer een minuut)" "$lock"
  stamp .venv/.lock "$lock"
}

find_python() {
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"; return
    fi
  done
  stop "Python 3.11 of nieuwer ontbreekt. Typ als beheerder: apt-get install python3 python3-venv"
}

pip_install() {
  local fault
  say "$1"
  fault=$(.venv/bin/python -m pip install --disable-pip-version-check --root-user-action ignore --quiet \
    --require-hashes --requirement "$2" 2>&1) && return
  say "$fault"
  stop "De pakketten uit $2 kwamen niet binnen. Kijk of er verbinding met internet is en probeer het opnieuw."
}

# Node of the machine when it is new enough, else one from a Python package, which needs no administrator.
set_up_node() {
  has_node && return
  PATH="$PWD/.venv/bin:$PATH"
  has_node && return
  pip_install "Node ophalen" requirements-node.lock
  has_node || stop "Node 20 of nieuwer ontbreekt. Typ als beheerder: apt-get install nodejs npm"
}

has_node() {
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null
}

set_up_frontend() {
  local sources
  mapfile -t sources < <(find static scripts/*.mjs package-lock.json -type f -not -path 'static/build/*' | sort)
  if ! fresh node_modules/.lock package-lock.json; then
    set_up_node
    say "Pakketten voor de voorkant ophalen (ongeveer een minuut)"
    npm ci --silent || stop "De pakketten voor de voorkant kwamen niet binnen. Kijk of er verbinding met internet is."
    stamp node_modules/.lock package-lock.json
  fi
  [ -f static/build/manifest.json ] && fresh static/build/.stamp "${sources[@]}" && return
  set_up_node
  say "Stijl, lettertype en script bouwen"
  npm run --silent build >&2 || stop "Het bouwen lukte niet. Hierboven staat waarom."
  stamp static/build/.stamp "${sources[@]}"
}

# Skipped while the code and its tables are the same, so that a newer register which somebody loaded stays.
set_up_database() {
  local folder=${KOPLOPERS_INSTANCE:-instance} sources stamp
  stamp="$folder/.set-up-${KOPLOPERS_DEMO:-0}"
  mapfile -t sources < <(find koplopers -type f -not -name '*.pyc' | sort)
  if [ -f .env ]; then sources+=(.env); fi
  # Only of a database in our own folder do we know that it is still the same one.
  if [ -z "${KOPLOPERS_DATABASE_URL:-}" ] && ! grep -Eqs '^ *(export )?KOPLOPERS_(DATABASE_URL|INSTANCE)' .env; then
    [ -f "$folder/koplopers.sqlite" ] && fresh "$stamp" "${sources[@]}" && return
  fi
  .venv/bin/flask --app app setup >&2
  mkdir -p "$folder"
  rm -f "$folder"/.set-up-*
  stamp "$stamp" "${sources[@]}"
}

# With the headless shell, which is Chromium without the parts that draw a window, the tests take a tenth less time.
set_up_browser() {
  local shell=chromium-headless-shell
  if has_browser; then
    command -v $shell >/dev/null || ! apt-cache show $shell >/dev/null 2>&1 || ! as_root true || (install $shell) || true
  elif ! as_root true || ! (install chromium chromium-driver $shell); then
    install chromium chromium-driver
  fi
}

has_browser() {
  { command -v chromium || command -v google-chrome; } >/dev/null && command -v chromedriver >/dev/null
}

# Whoever may not install a screen reader can run all other tests; those that listen to it are skipped.
set_up_screen_reader() {
  local packages=(orca at-spi2-core xvfb xdotool dbus libglib2.0-bin gir1.2-atspi-2.0 python3-pyatspi firefox-esr)
  if has_screen_reader; then return; fi
  if command -v apt-get >/dev/null && as_root true && (install "${packages[@]}"); then return; fi
  say "De tests met een schermlezer worden overgeslagen. Typ als beheerder: apt-get install --no-install-recommends ${packages[*]}"
}

has_screen_reader() {
  local program
  for program in orca Xvfb xdotool dbus-daemon gdbus firefox-esr; do
    command -v "$program" >/dev/null || return 1
  done
}

# install PACKAGE...: from Debian, or say what to type.
install() {
  local log
  command -v apt-get >/dev/null || stop "Dit ontbreekt: $*. Installeer het met de pakketten van uw systeem."
  as_root true || stop "Hier is een beheerder nodig. Typ als beheerder: apt-get install $*"
  say "Installeren: $* (dit kan een paar minuten duren)"
  log=$(mktemp)
  if as_root apt-get update -q >"$log" 2>&1 \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >>"$log" 2>&1; then
    rm "$log"
    return
  fi
  tail -n 5 "$log" >&2
  rm "$log"
  stop "Dit installeren lukte niet: $*. Kijk of er verbinding met internet is en probeer het opnieuw."
}

# as_root COMMAND...: run it if this user may, without asking for a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1; fi
}
