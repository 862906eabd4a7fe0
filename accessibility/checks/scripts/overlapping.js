// Lines of different blocks that lie on each other, so that neither can be read.
const SHARE = 0.3; // of the smaller one
const reader = text.reader({atThisMoment: true});
const stays = element => {
  for (let one = element; one && one !== document.body; one = one.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(one).position)) return true;
  return false;
};

const lines = text.nodes().filter(node => !text.isOnTop(node.parentElement)).flatMap(node => {
  const block = text.blockOf(node);
  return reader.lines(node).filter(one => one.isSeen).map(({part}) => {
    const air = (part.bottom - part.top) * 0.2; // above and under the letters
    return {node, block, left: part.left, right: part.right, top: part.top + air, bottom: part.bottom - air};
  });
}).sort((one, other) => one.top - other.top);

function lieOnEachOther(one, other) {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (wide < 3 || high < 2) return false;
  const size = line => (line.right - line.left) * (line.bottom - line.top);
  return wide * high > SHARE * Math.min(size(one), size(other));
}

const found = new Map();
lines.forEach((one, place) => {
  for (let next = place + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
    const other = lines[next];
    if (one.block === other.block || !lieOnEachOther(one, other)) continue;
    const [under, above] = one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? [one, other] : [other, one];
    if (found.has(above.block) || stays(above.block) || stays(under.block)) continue;
    found.set(above.block, audit.words(under.node.data).slice(0, 60));
  }
});
return [...found].map(([element, words]) => ({rule: 'overlapping-text', element, detail: `ligt op “${words}”`}));
