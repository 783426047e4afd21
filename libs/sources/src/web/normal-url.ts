/** Parameters that say where a visitor came from and nothing about the page. */
const tracking = /^(utm_\w+|gclid|gclsrc|dclid|fbclid|msclkid|yclid|igshid|mc_[ce]id|_hs(enc|mi)|ref_src|vero_(id|conv))$/i;

/**
 * One spelling for each page: no fragment, no default port, parameters sorted and without those that only track, dots in the path
 * resolved. Null for what is no web address.
 */
export function normalUrl(href: string, base?: string): string | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  const isTouched = kept.length !== url.searchParams.size || kept.length > 1;
  if (isTouched) url.search = new URLSearchParams(kept.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y))).toString();
  // "?" alone asks for the same page as nothing.
  return url.search === '' ? url.href.replace(/\?$/, '') : url.href;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
