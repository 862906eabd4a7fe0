// What of this page is compared with other pages: its title, its navigation, and where help stands.
const HELP = /^(contact|hulp|help|vraag|vragen|veelgestelde vragen|klantenservice|ondersteuning|bel ons|mail ons|chat|support|faq|customer service)\b|\b(contact opnemen|neem contact op|hulp nodig|contact us|get help|need help)\b/i;
const LANDMARKS = 'header, nav, main, footer, aside, [role=banner], [role=navigation], [role=main], [role=contentinfo], [role=complementary]';
const shown = [...document.querySelectorAll('a[href], button, summary')].filter(audit.isSeen);
const outside = shown.filter(one => !one.closest('main, [role=main]'));
const landmarkOf = element => {
  const one = element.closest(LANDMARKS);
  return one ? one.computedRole : '';
};
const isHelp = one => HELP.test(audit.nameOf(one)) || /^(tel|mailto|sms):/.test(one.getAttribute('href') ?? '');

const navigation = {};
for (const nav of document.querySelectorAll('nav, [role=navigation]')) {
  if (nav.closest('main, [role=main]') || !audit.isSeen(nav)) continue;
  const name = audit.words(nav.computedName) || 'zonder naam';
  navigation[name] = [...(navigation[name] ?? []), ...[...nav.querySelectorAll('a[href]')].filter(audit.isSeen).map(one => audit.nameOf(one))];
}
const help = outside.findIndex(isHelp);
const heading = [...document.querySelectorAll('h1')].find(audit.isSeen);
return {
  title: audit.words(document.title),
  isError: performance.getEntriesByType('navigation')[0]?.responseStatus >= 400, // each address that does not exist has the same page
  heading: heading ? audit.words(heading.textContent) : '',
  path: location.pathname,
  navigation,
  help: help < 0 ? null : {
    name: audit.nameOf(outside[help]), landmark: landmarkOf(outside[help]), before: outside.slice(0, help).map(one => audit.nameOf(one)),
    after: outside.slice(help + 1).map(one => audit.nameOf(one)),
  },
};
