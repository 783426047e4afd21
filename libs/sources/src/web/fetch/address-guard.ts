import { type LookupFunction } from 'node:net';
import { lookup as systemLookup } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { Fault } from '#core';

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];
type Found = { readonly address: string; readonly family: number };
/** As `dns.lookup` with `all`; tests bring names of their own. */
export type Resolve = (host: string) => Promise<readonly Found[]>;

/**
 * Which addresses may be fetched from: public ones, and those that the setting AQUIFER_FETCH_ALLOW names by range or by host. The
 * question is asked of the address that is being connected to, so a name that resolves differently the second time gains nothing.
 */
export class AddressGuard {
  private readonly ranges: readonly Range[];
  private readonly hosts: ReadonlySet<string>;
  private readonly resolve: Resolve;

  constructor(allow: readonly string[], resolve: Resolve = resolveBySystem) {
    this.ranges = allow.map(rangeOf).filter((range) => range !== null);
    this.hosts = new Set(allow.filter((entry) => rangeOf(entry) === null).map((host) => host.toLowerCase()));
    this.resolve = resolve;
  }

  /** Throws `bad_request` for anything but http and https, for credentials in the address and for a literal private address. */
  checkUrl(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new Fault('bad_request', `"${url.href}" is neither http nor https. Give an address that starts with one of them.`);
    if (url.username !== '' || url.password !== '')
      throw new Fault('bad_request', `The address of ${url.host} carries a name or password. Leave them out and use a secret.`);
    const host = bareHost(url.hostname);
    if (ipaddr.isValid(host) && !this.hosts.has(host) && !this.allows(host)) throw refused(url.hostname, host);
  }

  /** For sockets: the addresses of a name that may be connected to; fails when there is none. */
  readonly lookup: LookupFunction = (host, options, done) => {
    const family = options.family === 4 || options.family === 6 ? options.family : null;
    const search = this.resolve(host).then((found) => this.permitted(host, found));
    void settle(search, (error, permitted) => {
      const [first] = [...permitted.filter((found) => found.family === family), ...permitted];
      if (error || !options.all) done(error, first?.address ?? '', first?.family ?? 4);
      else done(null, [...permitted]);
    });
  };

  private permitted(host: string, found: readonly Found[]): readonly Found[] {
    if (this.hosts.has(host.toLowerCase())) return found;
    const permitted = found.filter(({ address }) => this.allows(address));
    if (permitted.length === 0) throw refused(host, found[0]?.address ?? 'nothing');
    return permitted;
  }

  private allows(text: string): boolean {
    // An IPv4 address inside an IPv6 one is judged as what it is.
    const address = ipaddr.process(text);
    if (address.range() === 'unicast' && !isIpv4Compatible(address)) return true;
    return this.ranges.some((range) => range[0].kind() === address.kind() && address.match(range as [ipaddr.IPv4, number]));
  }
}

/** ::a.b.c.d, the form before ::ffff:a.b.c.d: no address of the public network, but some systems connect it to the IPv4 one. */
function isIpv4Compatible(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return 'parts' in address && address.parts.slice(0, 6).every((part) => part === 0);
}

export const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').toLowerCase();

function rangeOf(entry: string): Range | null {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (!ipaddr.isValid(entry)) return null;
  const address = ipaddr.process(entry);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** A promise for those who wait with a callback. */
async function settle(search: Promise<readonly Found[]>, tell: (error: Error | null, found: readonly Found[]) => void): Promise<void> {
  try {
    tell(null, await search);
  } catch (error) {
    tell(error instanceof Error ? error : new Error(String(error)), []);
  }
}

function refused(host: string, address: string): Fault {
  const where = host === address ? address : `${host} (${address})`;
  return new Fault(
    'bad_request',
    `${where} is not a public address and is not fetched from. If it should be, name its host or range in AQUIFER_FETCH_ALLOW.`,
  );
}

function resolveBySystem(host: string): Promise<readonly Found[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}
