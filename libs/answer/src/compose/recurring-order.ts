import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Orders remembered of each scope of rights, the latest, and scopes. */
const keptOrders = 200;
const keptScopes = 100;

/**
 * Brings evidence into an order in which some of it has stood at the beginning of a prompt before, the most frequent such beginning first;
 * the rest follows as it was ranked. A model that keeps what it has read (PrefixPool) then reads less. Remembers hashes alone, and of other
 * scopes nothing.
 */
export class RecurringOrder {
  private readonly scopes = new LRUCache<string, (readonly string[])[]>({ max: keptScopes });

  of<Item>(scope: string, ranked: readonly Item[], textOf: (item: Item) => string): Item[] {
    const before = this.scopes.get(scope) ?? [];
    const left = Map.groupBy(ranked, (item) => hashOf(textOf(item)));
    const order = recurring([...left.keys()], before);
    this.scopes.set(scope, [...before, order].slice(-keptOrders));
    return order.flatMap((key) => left.get(key) ?? []);
  }
}

/** `ranked` so that it begins as most of those before do, and among these goes on as most of them. */
export function recurring(ranked: readonly string[], before: readonly (readonly string[])[]): string[] {
  const first: string[] = [];
  const rest = new Set(ranked);
  for (let alike = before; alike.length > 0;) {
    const next = mostFrequent(alike.flatMap((order) => order[first.length] ?? []).filter((key) => rest.has(key)));
    alike = next === null ? [] : alike.filter((order) => order[first.length] === next);
    if (next === null) break;
    first.push(next);
    rest.delete(next);
  }
  return [...first, ...rest];
}

/** Of equals the one that came first; null of none. */
function mostFrequent(keys: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].reduce<readonly [string | null, number]>((best, one) => (one[1] > best[1] ? one : best), [null, 0])[0];
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');
