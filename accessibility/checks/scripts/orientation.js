// WCAG 1.3.4: a style that turns the page or takes it away as soon as somebody turns the screen.
function* rulesOf(list, turned = false) {
  for (const rule of list) {
    const media = rule.media?.mediaText ?? '';
    const here = turned || /orientation/.test(media);
    if (rule.cssRules?.length) yield* rulesOf(rule.cssRules, here);
    if (here && rule.selectorText) yield rule;
  }
}
const readable = sheet => { try { return sheet.cssRules; } catch { return []; } }; // a style sheet of another site tells nothing
const turns = style => /rotate[Z]?\(\s*-?(90|270)deg/.test(style.transform) || /^-?(90|270)deg$/.test(style.rotate);
const takesAway = style => style.display === 'none' || style.visibility === 'hidden';
const main = document.querySelector('main, [role=main]');
const matches = (element, selector) => { try { return element?.matches(selector); } catch { return false; } };

return [...document.styleSheets].flatMap(sheet => [...rulesOf(readable(sheet))])
  .filter(rule => [document.documentElement, document.body, main].some(one => matches(one, rule.selectorText) && (turns(rule.style) || takesAway(rule.style))))
  .map(rule => ({rule: 'orientation-lock', detail: rule.selectorText}));
