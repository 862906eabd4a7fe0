// WCAG 1.4.4: four times enlarged, text is at least twice as large; letters measured in the width of the window are not.
// Letters that are as large as four times enlarged body text are left to a person: posters, figures.
const [zoom] = arguments;
const body = parseFloat(getComputedStyle(document.body).fontSize);
const found = new Map();
for (const {node, size} of window.koplopersBefore) {
  if (!node.isConnected || !audit.isSeen(node.parentElement)) continue;
  const now = parseFloat(getComputedStyle(node.parentElement).fontSize) * zoom;
  if (now < size * 2 - 1) found.set(text.blockOf(node), {detail: `van ${Math.round(size)} naar ${Math.round(now)} px`, judge: now >= body * zoom});
}
return [...found].map(([element, said]) => ({rule: 'text-does-not-grow', element, ...said}));
