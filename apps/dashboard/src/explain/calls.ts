import type { ExplainedPassage, Explanation, SearchResult, WhyNot } from '../http/bodies.ts';
import { send } from '../http/client.ts';

/** What the page's address says. */
export type Asked = {
  readonly query: string;
  readonly collection: string;
  /** JSON as the API takes it; empty for none. */
  readonly filter: string;
  /** Look with the eyes of a reader of these groups, apart by commas; null for one's own. */
  readonly groups: string | null;
  readonly documentId: string;
  /** The question before it, where it only makes sense after one; empty for none. */
  readonly after: string;
  /** Passages of one document at most, and what being unlike those before counts; empty for none. */
  readonly cap: string;
  readonly diversity: string;
};
export type Explained = SearchResult & { readonly explanation: Explanation };
export type Ranked = ExplainedPassage;

export function askedIn(search: URLSearchParams): Asked {
  const of = (name: string): string => search.get(name)?.trim() ?? '';
  return {
    query: of('q'),
    collection: of('in'),
    filter: of('filter'),
    groups: search.has('as') ? of('as') : null,
    documentId: of('document'),
    after: of('after'),
    cap: of('cap'),
    diversity: of('diversity'),
  };
}

export function addressOf({ query, collection, filter, groups, documentId, after, cap, diversity }: Asked): string {
  const given = [
    ['q', query],
    ['in', collection],
    ['filter', filter],
    ['document', documentId],
    ['after', after],
    ['cap', cap],
    ['diversity', diversity],
  ].filter(([, value]) => value !== '');
  return `/explain?${new URLSearchParams([...given, ...(groups === null ? [] : [['as', groups]])] as string[][])}`;
}

/** Where a question's passages are explained. */
export const addressOfExplanation = (query: string, collection = ''): string =>
  addressOf({ query, collection, filter: '', groups: null, documentId: '', after: '', cap: '', diversity: '' });

export async function explain(asked: Asked, signal: AbortSignal): Promise<Explained> {
  const body = { ...bodyOf(asked), explain: true };
  return (await send('/v1/search', { method: 'POST', body, signal })).json() as Promise<Explained>;
}

export async function askWhyNot(asked: Asked, signal: AbortSignal): Promise<WhyNot> {
  const body = { ...bodyOf(asked), documentId: asked.documentId };
  return (await send('/v1/search/why-not', { method: 'POST', body, signal })).json() as Promise<WhyNot>;
}

function bodyOf({ query, collection, filter, groups, after, cap, diversity }: Asked): object {
  return {
    query,
    ...(after === '' ? {} : { turns: [after] }),
    ...(cap === '' ? {} : { maxPerDocument: Number(cap) }),
    ...(diversity === '' ? {} : { diversity: Number(diversity) }),
    ...(collection === '' ? {} : { collections: [collection] }),
    ...(filter === '' ? {} : { filter: parsed(filter) }),
    ...(groups === null
      ? {}
      : {
          readAs: {
            groups: groups
              .split(',')
              .map((group) => group.trim())
              .filter(Boolean),
          },
        }),
  };
}

/** What is no JSON goes as it was typed: the service says what is wrong with it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
