// WCAG 2.4.2: a title that says what the page is about, as its main heading does.
const title = audit.words(document.title);
if (!title) return []; // engines tell that it is missing
const NOTHING = /^(untitled|naamloos|zonder titel|geen titel|document|new (page|document)|nieuwe pagina|pagina|page|home ?page|index|default|test|title|titel|vite app|react app)( ?\d+)?$/i;
const FILE = /^[\w./-]+\.(html?|php|aspx?|jsp|pdf|docx?)$/i;
const ADDRESS = /^(https?:\/\/|www\.)\S+$|^[\w-]+(\.[\w-]+)+(\/\S*)?$/i;
const SMALL = new Set('een het dit dat van voor met aan bij uit over onder naar door ook wat wie hoe waar niet the and for with from about how what our you your der die das und les des une'.split(' '));
const significant = said => (said.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(one => !SMALL.has(one));
const alike = (one, other) => one === other || (Math.min(one.length, other.length) > 4 && (one.startsWith(other) || other.startsWith(one)));

if (NOTHING.test(title) || FILE.test(title) || ADDRESS.test(title)) return [{rule: 'title-says-nothing', detail: `“${title}”`}];
const heading = [...document.querySelectorAll('h1, [role=heading][aria-level="1"]')].find(audit.isSeen);
const said = heading ? significant(audit.words(heading.textContent)) : [];
if (!said.length || significant(title).some(one => said.some(other => alike(one, other)))) return [];
return [{rule: 'title-and-heading-differ', element: heading, detail: `titel “${title}”, kop “${audit.words(heading.textContent)}”`}];
