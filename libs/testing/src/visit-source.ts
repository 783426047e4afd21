import { text } from 'node:stream/consumers';
import type { KnownItem, SourceAdapter, SourceItem, VisitEnd } from '#core';

type Content = Extract<SourceItem, { kind: 'content' }>;
export type SeenItem = Exclude<SourceItem, Content> | (Omit<Content, 'content'> & { readonly text: string });

/** What the engine remembers between visits, as far as adapters can tell. */
export interface Remembered {
  readonly known: ReadonlyMap<string, KnownItem>;
  readonly state: VisitEnd['state'];
}

export interface VisitReport extends Remembered {
  readonly items: readonly SeenItem[];
  /** Keys by kind, sorted. */
  readonly keys: Readonly<Record<SourceItem['kind'], readonly string[]>>;
  readonly end: VisitEnd;
  readonly item: (key: string) => SeenItem | undefined;
  readonly text: (key: string) => string;
}

/** Visits a source as the engine does, with what an earlier visit left, and reads everything it yields. */
export async function visitSource(
  adapter: SourceAdapter,
  settings: unknown,
  options: { readonly secret?: string; readonly sourceId?: string; readonly after?: Remembered; readonly signal?: AbortSignal } = {},
): Promise<VisitReport> {
  const known = new Map(options.after?.known);
  const before = new Map(known);
  const visit = adapter.visit(
    {
      sourceId: options.sourceId ?? 'a-source',
      settings: adapter.check(settings),
      secret: options.secret ?? null,
      state: options.after?.state ?? null,
      known: async (key) => before.get(key) ?? null,
      knownKeys: async function* () {
        yield* before.keys();
      },
    },
    options.signal ?? new AbortController().signal,
  );
  const items: SeenItem[] = [];
  for (let next = await visit.next(); ; next = await visit.next()) {
    if (next.done) return reportOf(items, { known, end: next.value });
    const item = await read(next.value);
    if (items.some(({ key }) => key === item.key)) throw new Error(`${item.key} was yielded twice`);
    items.push(item);
    if (item.kind === 'content') known.set(item.key, toKnown(item));
    if (item.kind === 'gone') known.delete(item.key);
  }
}

async function read(item: SourceItem): Promise<SeenItem> {
  if (item.kind !== 'content') return item;
  const { content, ...rest } = item;
  return { ...rest, text: await text(content) };
}

function toKnown({ key, version, modifiedAt, memo }: Extract<SeenItem, { kind: 'content' }>): KnownItem {
  return { key, version, modifiedAt, memo: memo ?? null, isDone: false };
}

function reportOf(
  items: readonly SeenItem[],
  { known, end }: { readonly known: VisitReport['known']; readonly end: VisitEnd },
): VisitReport {
  const keys = (kind: SourceItem['kind']) =>
    items
      .filter((item) => item.kind === kind)
      .map(({ key }) => key)
      .sort();
  const find = (key: string) => items.find((item) => item.key === key);
  return {
    items,
    known,
    end,
    state: end.state,
    keys: { content: keys('content'), unchanged: keys('unchanged'), gone: keys('gone'), unreachable: keys('unreachable') },
    item: find,
    text: (key) => {
      const item = find(key);
      return item?.kind === 'content' ? item.text : '';
    },
  };
}
