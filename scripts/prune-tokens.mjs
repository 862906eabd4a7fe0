// The design tokens of the theme are thousands, the components we use need dozens: keep what something reaches.

const DECLARATION = /(--[\w-]+)\s*:\s*((?:[^;{}"']|"[^"]*"|'[^']*')*)(;|(?=\}))/g;
const USE = /var\(\s*(--[\w-]+)/g;

export function prune(css) {
  const uses = new Map();
  const rest = css.replace(DECLARATION, (_, name, value) => {
    uses.set(name, [...(uses.get(name) ?? []), ...used(value)]);
    return "";
  });
  const reached = new Set();
  const waiting = used(rest);
  while (waiting.length) {
    const name = waiting.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(uses.get(name) ?? []));
  }
  return css.replace(DECLARATION, (whole, name) => (reached.has(name) ? whole : ""));
}

function used(text) {
  return [...text.matchAll(USE)].map((match) => match[1]);
}
