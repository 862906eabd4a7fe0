// WCAG 1.4.4: four times enlarged, text is at least twice as large; letters measured in the width of the window are not.
const [zoom] = arguments;
const found = new Map();
for (const {node, size} of window.koplopersBefore) {
  if (!node.isConnected || !audit.isSeen(node.parentElement)) continue;
  const now = parseFloat(getComputedStyle(node.parentElement).fontSize) * zoom;
  if (now < size * 2 - 1) found.set(text.blockOf(node), `van ${Math.round(size)} naar ${Math.round(now)} px`);
}
return [...found].map(([element, detail]) => ({rule: 'text-does-not-grow', element, detail}));
