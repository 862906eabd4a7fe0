// What could be read before and cannot be now, not even by opening something.
const rule = arguments[0];
const reader = text.reader();
const now = text.nodes().filter(node => reader.isSeen(node) || (!text.isShown(node.parentElement) && text.canBeOpened(node.parentElement)));
const texts = new Set(now.map(node => audit.words(node.data)));
const everything = ` ${[...texts].join(' ')} `;
const isSaid = words => texts.has(words) || everything.includes(` ${words} `);

function hiddenRoot(element) {
  let one = element;
  while (one.parentElement && one.parentElement !== document.body && !text.isShown(one.parentElement)) one = one.parentElement;
  return one;
}

const found = new Map();
for (const {node, words} of window.koplopersBefore) {
  if (!/\p{L}|\p{N}/u.test(words) || (node.isConnected && reader.isSeen(node)) || isSaid(words)) continue;
  const element = node.isConnected ? hiddenRoot(node.parentElement) : undefined;
  if (!found.has(element)) found.set(element, words.slice(0, 60));
}
return [...found].map(([element, words]) => ({rule, element, detail: `“${words}” is er niet meer`}));
