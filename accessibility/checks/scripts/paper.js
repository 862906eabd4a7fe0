// Paper is white, and a printer leaves out the ground: letters have to be dark of themselves.
const WHITE = [255, 255, 255, 1], LEAST = 4.5;
const reader = text.reader();
const keepsGround = element => {
  for (let one = element; one; one = one.parentElement) if (colour.read(getComputedStyle(one).backgroundColor)[3] > 0) return getComputedStyle(one).printColorAdjust === 'exact';
  return false;
};
const found = new Map();
for (const node of text.nodes().filter(reader.isSeen)) {
  const element = node.parentElement, style = getComputedStyle(element);
  if (keepsGround(element)) continue;
  const contrast = colour.contrast(colour.over(colour.read(element.closest('svg') ? style.fill : style.color), WHITE), WHITE);
  if (contrast < LEAST) found.set(text.blockOf(node), colour.ratio(contrast));
}
return [...found].map(([element, detail]) => ({rule: 'pale-on-paper', element, detail}));
