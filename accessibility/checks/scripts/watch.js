// Begin to watch what changes on the page by itself; movement.js tells what it was.
window.koplopersWatch = {changes: new Map(), began: performance.now()};
const observer = new MutationObserver(records => {
  for (const record of records) {
    const element = record.target.nodeType === Node.TEXT_NODE ? record.target.parentElement : record.target;
    if (element && element !== document.documentElement) window.koplopersWatch.changes.set(element, (window.koplopersWatch.changes.get(element) ?? 0) + 1);
  }
});
observer.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['style', 'class', 'transform', 'd', 'cx', 'cy', 'x', 'y', 'src', 'hidden']});
window.koplopersWatch.observer = observer;
return [];
