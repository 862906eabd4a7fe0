// What links say: where they go, without the words around them; and what happens that nobody expects.
const VAGUE = new RegExp(`^(${[
  'lees (meer|verder)', 'meer( (info|informatie|lezen|weten))?', 'verder( lezen)?', '(klik )?hier', 'klik( hier| op deze link)?', 'deze (link|pagina)', 'link',
  'bekijk( meer| hier)?', 'ga (verder|naar)', 'naar (de )?(pagina|site|website)', 'download( hier)?', 'details', 'info', 'toon meer', 'volledig(e)? (artikel|bericht)',
  '(read|learn|see|show|find out) more', 'more( info| information| details)?', '(click )?here', 'click( here)?', 'this( link| page)?', 'continue( reading)?', 'view( more)?', 'go',
].join('|')})$`, 'i');
const FILE = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|json|geojson|xml|zip|epub|mp3|mp4|ics|brf|txt|atom)$/i;
const WINDOW = /nieuw(e)? (venster|tabblad|tab|scherm)|new (window|tab)|externe (link|site|website)|andere (site|website)/i;
const KIND = {doc: 'word', docx: 'word', xls: 'excel|spreadsheet|rekenblad', xlsx: 'excel|spreadsheet|rekenblad', ods: 'spreadsheet|rekenblad', odt: 'tekst', csv: 'spreadsheet|rekenblad|data', mp3: 'geluid|audio|luister', mp4: 'film|video', ics: 'agenda|kalender', brf: 'braille', atom: 'feed', txt: 'tekst'};

const said = element => audit.nameOf(element).replace(/[\s.…>»›→:]+$/u, '').replace(/^[\s<«‹→]+/u, '');
const described = element => `${said(element)} ${audit.words((element.ariaDescribedByElements ?? []).map(one => one.textContent).join(' '))} ${element.title}`;
const links = [...document.querySelectorAll('a[href], area[href]')].filter(audit.isSeen);
const addressOf = link => { try { return new URL(link.getAttribute('href') ?? link.href?.baseVal, document.baseURI); } catch { return null; } };

function* oneByOne() {
  for (const link of links) {
    const name = said(link), address = addressOf(link);
    if (VAGUE.test(name)) yield {rule: 'vague-link', element: link, detail: `“${name}”`};
    const kind = address?.pathname.match(FILE)?.[1].toLowerCase();
    if (kind && /^https?:/.test(address.protocol) && !new RegExp(`\\b(${kind}|bestand|file|download\\w*|${KIND[kind] ?? kind})\\b`, 'i').test(described(link)))
      yield {rule: 'link-hides-file', element: link, detail: kind};
    if (/^_(blank|new)$/.test(link.getAttribute('target') ?? '') && !WINDOW.test(described(link))) yield {rule: 'opens-new-window', element: link};
  }
}

// A page, and a place on that page, are the same purpose.
function isSame(one, other) {
  const [[page, place], [page2, place2]] = [one.split('#'), other.split('#')];
  return one === other || (page === page2 && (!place || !place2));
}

// WCAG 2.4.9: the same words lead to the same place.
function sameWords() {
  const places = new Map();
  return links.filter(link => {
    const name = said(link).toLowerCase(), address = addressOf(link)?.href.replace(/#$/, '');
    if (!/\p{L}/u.test(name) || !address) return false; // the number of a footnote or a page has its meaning from its place
    if (!places.has(name)) places.set(name, address);
    return !isSame(places.get(name), address);
  }).map(element => ({rule: 'same-words-other-place', element, detail: `“${said(element)}” gaat ook naar ${new URL(places.get(said(element).toLowerCase())).pathname}`}));
}

return [...oneByOne(), ...sameWords()];
