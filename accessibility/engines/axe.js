// Reads an answer of axe-core while its elements are at hand: a row for each element of each rule.
answer => {
  const {koplopersAudit: audit} = window;
  // Here the element is what holds the culprits; other engines point at those themselves.
  const CULPRITS = ['aria-hidden-focus', 'td-headers-attr', 'th-has-data-cells'];
  // Here axe-core names the first of several that are alike.
  const ALIKE = ['accesskeys', 'landmark-no-duplicate-banner', 'landmark-no-duplicate-contentinfo',
    'landmark-no-duplicate-main', 'landmark-unique'];
  const checksOf = node => [...node.any, ...node.all, ...node.none];
  const related = node => checksOf(node).flatMap(check => check.relatedNodes ?? []);

  function nodesOf(rule, node) {
    if (CULPRITS.includes(rule) && related(node).length) return related(node);
    if (!ALIKE.includes(rule)) return [node];
    const here = [node, ...related(node)].filter(one => one.target.length === 1);  // each frame is a page of its own
    return here.length > 1 ? here : [];
  }

  function elementOf(rule, node) {
    if (rule === 'frame-focusable-content') return document.querySelector(node.target[0]);  // the frame is what to mend
    return node.element ?? resolve(node.target);
  }

  // Whether a colour does well can only be judged of what is there to see.
  const mayBeJudged = (rule, element) => !element || audit.isSeen(element) || !/contrast|link-in-text/.test(rule);

  // A list of selectors leads into frames, a list within it into shadow trees.
  function resolve(target) {
    let root = document, element = null;
    for (const step of target.flat()) {
      const inside = root.querySelector(step);
      if (!inside) break;
      element = inside;
      root = inside.shadowRoot ?? inside.contentDocument ?? inside;
    }
    return element;
  }

  // Its own name, and what tells apart two faults that it calls alike.
  function nameOf(rule, element, why) {
    if (rule === 'aria-command-name' && element?.getAttribute('role') === 'link') return `${rule} link`;
    return rule === 'aria-valid-attr-value' && why === 'noId' ? `${rule} noId` : rule;
  }

  function rows(results, isSure) {
    return results.flatMap(({id, help, tags, nodes}) => nodes.flatMap(node => nodesOf(id, node).flatMap(one => {
      const element = elementOf(id, one);
      if (!isSure && !mayBeJudged(id, element)) return [];
      const data = checksOf(node).map(check => check.data).find(found => found?.messageKey || found?.contrastRatio);
      const needed = data?.expectedContrastRatio ?? data?.requiredContrastRatio ?? null;
      return [[nameOf(id, element, data?.messageKey), element && audit.describe(element), help, tags, isSure,
        {why: data?.messageKey ?? null, ratio: data?.contrastRatio ?? null, needed}]];
    })));
  }

  // A rule that tripped over this page says so in place of a check.
  const isBroken = ({nodes}) => nodes.some(node => checksOf(node).some(check => check.id === 'error-occurred'));

  const all = [...answer.violations, ...answer.incomplete, ...answer.passes, ...answer.inapplicable];
  return {
    rows: [...rows(answer.violations, true), ...rows(answer.incomplete.filter(rule => !isBroken(rule)), false)],
    broken: answer.incomplete.filter(isBroken).map(({id}) => id),
    tags: [...new Set(window.axe.getRules().flatMap(rule => rule.tags))],
    rules: all.length,
    hasPassed: answer.passes.length > 0 || document.documentElement.localName !== 'html',
  };
}
