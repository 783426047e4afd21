import { activeScheme } from './schemes.ts';

/** What an address may be: on a host that is allowed, or to the letter in a text that is cited. */
export interface AddressRules {
  /** `docs.example.org` is that host; `*.example.org` every one below it. */
  readonly allowedHosts: readonly string[];
  /** Quotes and addresses of the cited documents. */
  readonly cited: readonly string[];
}

export function isAllowedAddress(address: string, { allowedHosts, cited }: AddressRules): boolean {
  if (isActive(address)) return false;
  if (cited.some((text) => standsIn(text, address) || standsIn(text, `https://${address}`))) return true;
  const host = hostOf(address);
  return host !== null && allowedHosts.some((allowed) => isWithin(host, allowed));
}

/** What may stand behind an address that ends there: marks of the sentence, then a blank, a quotation mark or the end of a link of Markdown. */
const itsEnd = /[.,;:!?'*_~’…)}\]]*(?:$|[\s<>"`“”«»]|(?<=\])\(|(?<=\))!?\[)/uy;
const goesOnBefore = /[\p{L}\p{N}.:@%=?&#+~\\/-]/u;

/** Whole: a piece of an address leads elsewhere, and how long it is would tell something. */
function standsIn(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + address.length)) {
    itsEnd.lastIndex = at + address.length;
    if (!goesOnBefore.test(text.charAt(at - 1)) && itsEnd.test(text)) return true;
  }
  return false;
}

/** As a browser reads it, which drops blanks and controls in front of and within the name of a scheme. */
export function isActive(address: string): boolean {
  return activeScheme.test(
    address
      .slice(0, 300)
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0020\u007f-\u00a0]/g, '')
      .toLowerCase(),
  );
}

/** As a browser would look it up, so that letters that only look alike are others; null for what is no web page, or hides its host behind a name. */
function hostOf(address: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address.replace(/^[\\/]+/, '')}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, username, password } = new URL(whole);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return username === '' && password === '' ? hostname.replace(/\.$/, '') : null;
}

function isWithin(host: string, allowed: string): boolean {
  const name = allowed.trim().toLowerCase();
  if (name.startsWith('*.')) return host.endsWith(name.slice(1));
  return host === name || host === asciiOf(name);
}

const asciiOf = (host: string): string | null => (URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : null);
