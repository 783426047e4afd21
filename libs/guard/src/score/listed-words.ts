import lists from './listed-words.json' with { type: 'json' };

type Name = keyof typeof lists;

/** Short lists of words that a cue asks for by name: what rules may be of, what answers are written on, how other sources are called. */
export const listed = Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, new Set(words.split(' '))])) as Record<
  string,
  ReadonlySet<string>
> as Readonly<Record<Name, ReadonlySet<string>>>;
