// Text of which a part is cut off: a box that does not grow with its words, an ellipsis, a bound number of lines.
const reader = text.reader();
const SIDE = 4; // CSS pixels; letters lean over their edge a little

const cuts = style => /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
function cutter(node) {
  for (let one = node.parentElement; one && one !== document.body; one = one.parentElement)
    if (one.localName === 'svg' || (getComputedStyle(one).display !== 'inline' && cuts(getComputedStyle(one)))) {
      if (isCutBy(one, node)) return one;
    }
  return undefined;
}
function isCutBy(element, node) {
  const box = element.getBoundingClientRect();
  return text.whereIs(node).some(rect => rect.right > box.right + SIDE || rect.left < box.left - SIDE
    || rect.bottom > box.bottom + rect.height * 0.35 || rect.top < box.top - rect.height * 0.35);
}

// Cut in the middle of a line, or shown in part while other lines of the same text are not.
function isCut(node) {
  if (node.parentElement.closest('marquee')) return false; // moving is what is wrong with it
  const lines = reader.lines(node);
  if (!lines.some(one => one.isSeen)) return false;
  return lines.some(({rect, part, isSeen}) => !isSeen
    || part.left > rect.left + SIDE || part.right < rect.right - SIDE
    || part.top > rect.top + rect.height * 0.35 || part.bottom < rect.bottom - rect.height * 0.35);
}

const found = new Map();
for (const node of text.nodes()) {
  if (!isCut(node)) continue;
  const element = cutter(node);
  if (element && !found.has(element)) found.set(element, audit.words(node.data).slice(0, 60));
}
// Whole lines that fell off at the bottom, under lines that are there.
for (const element of document.body.querySelectorAll('*')) {
  if (element.scrollHeight <= element.clientHeight + 2 || found.has(element) || element.closest('marquee') || !/hidden|clip/.test(getComputedStyle(element).overflowY)) continue;
  const inside = text.nodes(element).filter(node => text.isShown(node.parentElement));
  const bottom = element.getBoundingClientRect().bottom;
  const fallen = inside.find(node => !reader.isSeen(node) && text.whereIs(node).some(rect => rect.top >= bottom - 2));
  if (fallen && inside.some(reader.isSeen)) found.set(element, audit.words(fallen.data).slice(0, 60));
}
return [...found].map(([element, words]) => ({rule: 'clipped-text', element, detail: `van “${words}” is een deel weg`}));
