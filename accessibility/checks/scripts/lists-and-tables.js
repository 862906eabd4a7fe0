// Lists that are none but dashes, and tables that only set things side by side.
const MARK = /^\s*(?:[-–—•*·▪‣→]|\d{1,2}[.)]|[a-z]\))\s+\S/u;
const BLOCKS = 'table, form, nav, h1, h2, h3, h4, h5, h6, p + p, ul, ol, div > div, section, article, input:not([type=checkbox]), textarea, iframe';

// The lines of a block as they are broken by br.
const linesOf = element => [...element.childNodes].reduce((lines, node) => {
  if (node.nodeName === 'BR') lines.push('');
  else lines[lines.length - 1] += node.textContent;
  return lines;
}, ['']);

function dashes() {
  const within = [...document.body.querySelectorAll('p, div, td, dd')].filter(one => one.querySelector(':scope > br') && audit.isSeen(one))
    .filter(one => linesOf(one).filter(line => MARK.test(line)).length > 1);
  const rows = [...document.body.querySelectorAll('p, div')].filter(one => isMarked(one) && !isMarked(one.previousElementSibling) && isMarked(one.nextElementSibling));
  return [...new Set([...within, ...rows])].map(element => ({rule: 'list-without-list', element}));
}
const isMarked = one => Boolean(one?.matches('p, div') && !one.children.length && MARK.test(one.textContent) && audit.isSeen(one));

// WCAG F49 and F46: no headers, and cells that hold a piece of page instead of a fact.
function layoutTables() {
  return [...document.querySelectorAll('table')].filter(one => audit.isSeen(one) && one.rows.length).flatMap(table => {
    const columns = Math.max(...[...table.rows].map(row => row.cells.length));
    const isData = table.caption || table.querySelector('th, [scope], [headers], [role=columnheader], [role=rowheader]') || table.summary;
    const holdsBlocks = Boolean(table.querySelector(BLOCKS.split(', ').map(one => `td ${one}`).join(', ')));
    if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return columns > 1 ? [{rule: 'layout-table', element: table, judge: true}] : [];
    if (isData) return [];
    return holdsBlocks || table.rows.length === 1 || columns === 1 ? [{rule: 'layout-table', element: table}] : [];
  });
}

return [...dashes(), ...layoutTables()];
