// Run what comes behind this while the text has its usual size and room again; the visitor's settings come back.
const SET = ['font-size', 'line-height', 'letter-spacing', 'word-spacing', 'margin-block-end'];
const elements = [document.documentElement, ...document.querySelectorAll('body, body *')].filter(one => one.style?.length);
const kept = elements.map(one => one.style.cssText);
elements.forEach(one => SET.forEach(name => one.style.removeProperty(name)));
const reader = text.reader();
window.koplopersBefore = reader.seen().map(node => ({node, words: audit.words(node.data), size: 0}));
elements.forEach((one, place) => { one.style.cssText = kept[place]; });
return [];
