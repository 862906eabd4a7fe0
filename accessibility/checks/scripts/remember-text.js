// What can be read now, to compare with later; of the main part only when that is asked.
const root = (arguments[0] && document.querySelector('main, [role=main]')) || document.body;
window.koplopersBefore = text.reader().seen(root).map(node => (
  {node, words: audit.words(node.data), size: parseFloat(getComputedStyle(node.parentElement).fontSize)}));
return [];
