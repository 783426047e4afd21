import type { EvalDocument } from '#quality';

/** Questions asked one after the other, of which the last only makes sense after the others; `full` says the same alone. */
export interface Conversation {
  readonly kind: 'pronoun' | 'ellipsis' | 'two turns back' | 'new subject';
  readonly queryId: string;
  readonly turns: readonly string[];
  readonly last: string;
  readonly full: string;
}

type Query = Pick<EvalDocument, 'id' | 'text'>;

/** Told by capitals alone, so that it is not the rule under test which says what a name is. */
const name = /(?<=[a-z,] )(?:[A-Z][\w.-]*[a-z\d](?: (?:of|the|for) (?=[A-Z]))? ?)+(?<! )/g;

/** What follows a name that is a thing by itself, and not the first half of one (“the Claude API”). */
const endsThere =
  /^(?:[?,.;]|'s\b| (?:is|was|are|were|in|on|of|do|does|did|has|have|had|can|for|to|and|or|from|by|at|with|that|which|when|where|who)\b)/;

/**
 * Conversations made of a set's own questions by taking out what they are about. Four kinds: a pronoun in its place; the same question of
 * something else before it; a pronoun with another turn between; and, as a control, a full question after one about something else.
 */
export function madeConversations(queries: readonly Query[], mostOfAKind: number): Conversation[] {
  const named = queries.flatMap((query) => {
    const names = [...new Set(query.text.match(name) ?? [])].filter((each) => {
      const [, after = '', ...more] = query.text.split(each);
      return more.length === 0 && endsThere.test(after);
    });
    const longest = names.toSorted((a, b) => b.length - a.length)[0];
    return longest ? [{ ...query, name: longest }] : [];
  });
  const others = named.map(({ name: own }, index) => named[(index + 7) % named.length]?.name ?? own);
  const withPronoun = (text: string, own: string): string =>
    text.includes(`${own}'s`) ? text.replace(`${own}'s`, 'its') : text.replace(new RegExp(`(?:\\b[Tt]he )?${escaped(own)}`), 'it');
  const take = <Item>(items: readonly Item[], from: number): Item[] => items.filter((_, index) => index % 3 === from).slice(0, mostOfAKind);
  return [
    ...take(named, 0).map(({ id, text, name: own }) => ({
      kind: 'pronoun' as const,
      queryId: id,
      turns: [`What is known about ${own}?`],
      last: withPronoun(text, own),
      full: text,
    })),
    ...take(named, 1).map(({ id, text, name: own }) => ({
      kind: 'ellipsis' as const,
      queryId: id,
      turns: [text.replace(own, others[named.findIndex((each) => each.id === id)] ?? '')],
      last: `And what about ${own}?`,
      full: text,
    })),
    ...take(named, 2).map(({ id, text, name: own }) => ({
      kind: 'two turns back' as const,
      queryId: id,
      turns: [`Where can I read about ${own}?`, 'Is it well known?'],
      last: withPronoun(text, own),
      full: text,
    })),
    ...take(queries, 1).map(({ id, text }, index) => ({
      kind: 'new subject' as const,
      queryId: id,
      turns: [queries[(queries.findIndex((each) => each.id === id) + 11 + index) % queries.length]?.text ?? ''],
      last: text,
      full: text,
    })),
  ];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
