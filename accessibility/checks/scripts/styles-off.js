// What only the style says: words in `content`, letters spread out, words that run together when blocks become a line.
const reader = text.reader();

// WCAG F87: words that the style puts there are in no copy, no translation and not in every reader.
function* byStyle() {
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') || !audit.isSeen(element)) continue;
    for (const part of ['::before', '::after']) {
      const {said, isSpoken} = text.byStyle(element, part);
      if (!isSpoken) continue;
      const words = said.match(/\p{L}{2,}/gu) ?? [];
      if (words.length > 1) yield {rule: 'words-by-style', element, detail: `“${said.slice(0, 60)}”`};
      else if (words.length && words[0].length > 3) yield {rule: 'words-by-style', element, detail: `“${said}”`, judge: true};
    }
  }
}

// WCAG F32: a word with spaces between its letters is read as letters.
function* spreadOut() {
  for (const node of text.nodes().filter(reader.isSeen)) {
    const spread = audit.words(node.data).match(/(?<!\S)\p{L}( \p{L}){3,}(?!\S)/u);
    if (spread) yield {rule: 'spread-letters', element: node.parentElement, detail: `“${spread[0]}”`};
  }
}

// Two words with nothing between them in the source, that only the style sets apart.
function* runTogether() {
  const all = text.nodes();
  const apart = all.slice(1).map((node, place) => [all[place], node]).filter(([one, other]) => touch(one, other) && standApart(one, other));
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets].filter(one => !one.disabled);
  sheets.forEach(one => { one.disabled = true; });
  const together = apart.filter(([one, other]) => text.blockOf(one) === text.blockOf(other));
  sheets.forEach(one => { one.disabled = false; });
  for (const [one, other] of together)
    yield {rule: 'words-run-together', element: other.parentElement, detail: `“${lastWord(one)}${firstWord(other)}”`};
}
const lastWord = node => node.data.match(/\S+$/)?.[0] ?? '';
const firstWord = node => node.data.match(/^\S+/)?.[0] ?? '';

function touch(one, other) {
  if (!/[\p{L}\p{N}]$/u.test(one.data) || !/^[\p{L}\p{N}]/u.test(other.data) || one.parentElement.closest('svg, pre, code')) return false;
  const between = document.createRange();
  between.setStartAfter(one);
  between.setEndBefore(other);
  const inside = between.cloneContents();
  return !/\s/.test(inside.textContent) && !inside.querySelector('br, img, input, hr, svg, wbr, button, select, textarea');
}

function standApart(one, other) {
  const last = reader.lines(one).filter(line => line.isSeen).at(-1)?.rect;
  const first = reader.lines(other).find(line => line.isSeen)?.rect;
  if (!last || !first) return false;
  return first.left - last.right > last.height * 0.1 || first.top >= last.bottom - 2 || first.right <= last.left;
}

return [...byStyle(), ...spreadOut(), ...runTogether()];
