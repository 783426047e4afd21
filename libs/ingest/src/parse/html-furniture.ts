import { type DomElement, type DomNode, isElement, isText, type Skip, walk } from './html-dom.ts';

const roles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'complementary',
]);

/** Whole names, so that a "shareholder" is no share bar, and a section about "sharing-your-files" none either. */
const called = [
  'cookies?(?:[-_](?:banner|bar|notice|consent|message|popup|wall))?|consent(?:[-_](?:banner|bar))?|gdpr|ccpa|onetrust[\\w-]*|privacy[-_]notice',
  'comments?(?:[-_]?(?:list|section|area|thread|form|container|wrap(?:per)?))?|disqus[\\w-]*|respond',
  'related(?:[-_]?(?:posts?|articles?|links?|content|stories|topics|items))?|recommended|recommendations|you[-_]may[-_](?:also[-_])?like|read[-_]next|more[-_]stories',
  'share(?:[-_]?(?:bar|buttons?|links?|icons?|tools?|this))?|social(?:[-_]?(?:bar|buttons?|links?|icons?|share|media))?|addthis[\\w-]*|sharedaddy',
  'ads?|advert(?:s|isement|ising)?|ad[-_](?:container|slot|banner|unit|wrapper)|sponsored|promo',
  'newsletter(?:[-_]?(?:signup|form|box))?|subscribe(?:[-_]?(?:box|form))?|signup[-_]?form|paywall',
  'breadcrumbs?|pagination|pager|skip[-_]?(?:link|nav)|navbar|nav[-_]?(?:menu|links?)|site[-_]?(?:header|footer|nav)|sidebar|(?:mw-)?editsection|edit[-_](?:link|this[-_]page)',
].join('|');
const byClass = new RegExp(`^(?:[\\w-]{1,40}[-_])?(?:${called})$`, 'i');
const byId = new RegExp(`^(?:${called})$`, 'i');

/** Names that only say it together with a form: a "comments" column of a table is content. */
const places = new Set(['DIV', 'SECTION', 'UL', 'OL', 'ASIDE', 'NAV', 'FOOTER', 'HEADER', 'FORM', 'P', 'SPAN', 'TABLE']);

/** What stands around or between the words of a page: by tag, by role, or by what its maker calls it. */
export function isFurniture(element: DomElement): boolean {
  const name = element.nodeName.toUpperCase();
  if (name === 'NAV' || (name === 'FOOTER' && !isWithin(element, 'BLOCKQUOTE'))) return true;
  if (roles.has(element.getAttribute('role') ?? '')) return true;
  if (!places.has(name)) return false;
  const classes = (element.getAttribute('class') ?? '').slice(0, 500).split(/\s+/);
  return classes.some((one) => byClass.test(one)) || byId.test((element.getAttribute('id') ?? '').slice(0, 100));
}

/** The share of an element's letters that stand in links, 0 to 1. */
export function linkShare(element: DomElement, isUnseen: Skip): number {
  let all = 0;
  let linked = 0;
  let links = 0;
  for (const { node, entering } of walk(element, isUnseen)) {
    if (isElement(node) && node.nodeName.toUpperCase() === 'A') links += entering ? 1 : -1;
    if (!entering || !isText(node)) continue;
    const length = (node.nodeValue ?? '').trim().length;
    all += length;
    if (links > 0) linked += length;
  }
  return all === 0 ? 1 : linked / all;
}

function isWithin(element: DomElement, name: string): boolean {
  for (let up: DomNode | null = element.parentNode; up; up = up.parentNode) if (up.nodeName.toUpperCase() === name) return true;
  return false;
}
