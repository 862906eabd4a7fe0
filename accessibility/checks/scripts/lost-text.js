// What could be read before and cannot be now, not even by opening something.
const rule = arguments[0];
const reader = text.reader();
const now = text.nodes().filter(node => reader.isSeen(node) || (!text.isShown(node.parentElement) && text.canBeOpened(node.parentElement)));
const byStyle = [...document.body.querySelectorAll('[data-label], [data-title], [data-header], [data-th], [aria-label]')].filter(text.isShown)
  .flatMap(element => ['::before', '::after'].map(part => text.byStyle(element, part).said)); // a folded table names its columns so
const bare = said => audit.words(said).replace(/[:;,.!?]+(?=\s|$)/g, '');
const everything = ` ${[...now.map(node => node.data), ...byStyle].map(bare).join(' ')} `;
const isSaid = words => everything.includes(` ${bare(words)} `);

function hiddenRoot(element) {
  let one = element;
  while (one.parentElement && one.parentElement !== document.body && !text.isShown(one.parentElement)) one = one.parentElement;
  return one;
}

// Paper asks for no controls, and no word about printing.
const notForPaper = element => Boolean(element) && (element.closest('nav, form, search, button, video, audio, [role=navigation], [role=search], [role=form]') || /print|afdruk/i.test(element.textContent));

// When a table folds into blocks, each block begins with the heading of its row; what stood above those says no more.
function isAboveRowHeadings(element) {
  const cell = element?.closest('thead th');
  const rows = cell ? [...cell.closest('table').querySelectorAll('tbody tr')] : [];
  return rows.length > 0 && rows.every(row => row.cells[cell.cellIndex]?.matches('th') && audit.isSeen(row.cells[cell.cellIndex]));
}

const found = new Map();
for (const {node, words} of window.koplopersBefore) {
  if (!/\p{L}|\p{N}/u.test(words) || (node.isConnected && reader.isSeen(node)) || isSaid(words)) continue;
  const element = node.isConnected ? hiddenRoot(node.parentElement) : undefined;
  if (isAboveRowHeadings(element)) continue;
  if (rule === 'lost-on-paper' && notForPaper(element)) continue;
  if (!found.has(element)) found.set(element, words.slice(0, 60));
}
// A button that keeps only its icon is there still; whether that says enough is for a person.
const isInControl = element => Boolean(element?.isConnected) && [...document.querySelectorAll('a[href], button, summary')].some(one => one !== element && one.contains(element) && audit.isSeen(one));
return [...found].map(([element, words]) => ({rule, element, detail: `“${words}” is er niet meer`, judge: !element || isInControl(element)}));
