// WCAG 1.3.2: blocks of text that stand before each other on the screen, and behind each other in the document.
const reader = text.reader();
const boxes = new Map(); // of each element, around all its text that is seen
for (const node of text.nodes()) {
  const lines = reader.lines(node).filter(one => one.isSeen).map(one => one.part);
  if (!lines.length || node.parentElement.closest('svg')) continue;
  for (let one = node.parentElement; one && one !== document.body.parentElement; one = one.parentElement)
    boxes.set(one, lines.reduce(around, boxes.get(one)));
}
function around(box, line) {
  if (!box) return {left: line.left, top: line.top, right: line.right, bottom: line.bottom};
  return {left: Math.min(box.left, line.left), top: Math.min(box.top, line.top), right: Math.max(box.right, line.right), bottom: Math.max(box.bottom, line.bottom)};
}

// The second in the document is above the first, or left of it on the same line.
function isSwapped(one, other) {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (shared > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top)) return other.right <= one.left + 1;
  return other.bottom <= one.top + 1 && other.left < one.right - 1;
}

const isOutOfFlow = element => /fixed|sticky/.test(getComputedStyle(element).position) || text.isOnTop(element);
const found = [];
for (const parent of boxes.keys()) {
  const style = getComputedStyle(parent);
  if (style.direction === 'rtl') continue;
  const children = [...parent.children].filter(one => boxes.has(one) && !isOutOfFlow(one));
  const [first, second] = children.slice(1).map((other, place) => [children[place], other])
    .find(([one, other]) => isSwapped(boxes.get(one), boxes.get(other))) ?? [];
  if (!first) continue;
  const isMoved = [first, second].some(one => getComputedStyle(one).float !== 'none' || getComputedStyle(one).position === 'absolute');
  const said = [second, first].map(one => `“${audit.words(one.textContent).slice(0, 30)}”`).join(' vóór ');
  found.push({rule: 'meaningful-sequence', element: parent, detail: `op het scherm staat ${said}`, judge: isMoved});
}
return found;
