// Without its style, script or picture a page proves nothing about the page with them.
// What a script asks for is an answer to that script, such as the faults of a form that it sent.
const ASKED = ['fetch', 'xmlhttprequest', 'beacon'];
const missing = performance.getEntriesByType('resource')
  .filter(one => one.responseStatus >= 400 && !ASKED.includes(one.initiatorType)).map(one => one.name);
const users = [...document.querySelectorAll('link[href], script[src], img, source, video[src], audio[src], iframe[src], object[data]')];
const addressOf = one => one.currentSrc || one.href || one.src || one.data;
const byItself = address => new URL(address).pathname === '/favicon.ico' && !document.querySelector('link[rel~=icon]'); // the browser's own wish
return [...new Set(missing)].filter(one => !byItself(one)).map(address => (
  {rule: 'not-loaded', element: users.find(one => addressOf(one) === address), detail: new URL(address).pathname}));
