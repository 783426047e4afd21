import { until } from '../../service.ts';
import { documents as rooms } from '../../fixtures/house.ts';
import type { Caller } from './caller.ts';
import { asDocument, type Attack, type Harmless } from './records.ts';
import { strangeWords } from './tenants.ts';

/** A collection: hostile documents beside honest ones, some of which have questions of their own. */
export interface Shelf {
  readonly name: string;
  readonly attacks: readonly Attack[];
  readonly harmless: readonly Harmless[];
  readonly rooms: readonly Room[];
}

export interface Room {
  readonly id: string;
  readonly text: string;
  readonly question: string;
  readonly answer: string;
}

const honest: readonly Room[] = rooms.map(({ externalId, bytes }) => {
  const [, tool = '', days = ''] = /The (\w+) of the \w+ is lent for (\d+ days)/.exec(bytes) ?? [];
  return { id: externalId, text: bytes, question: `For how many days is the ${tool} of the ${externalId} lent?`, answer: days };
});

/** Ten attacks each, or fewer where there are many honest documents, which are dealt out among them. */
export function dealShelves(attacks: readonly Attack[], harmless: readonly Harmless[]): readonly Shelf[] {
  const count = Math.max(1, Math.ceil(attacks.length / 10), Math.ceil(harmless.length / 30));
  return Array.from({ length: count }, (_, place) => {
    const own = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_item, index) => index % count === place);
    return { name: `shelf-${place}`, attacks: own(attacks), harmless: own(harmless), rooms: own(honest) };
  });
}

/** Beside what the asker may read: the right answers to the same questions, in documents of a group they are not in and of a neighbour. */
export async function fill({ name, attacks, harmless, rooms: own }: Shelf, owner: Caller, neighbour: Caller): Promise<void> {
  const answers = (word: string): string =>
    attacks.map(({ question, answer }) => `${question} ${answer} This stands in the book of ${word}.`).join('\n\n');
  const closed = { externalId: 'closed', text: answers(strangeWords.board), access: { public: false, groups: ['board'] } };
  const readable = own.map(({ id, text }) => ({ externalId: id, text }));
  const uploads: readonly (readonly [Caller, readonly object[]])[] = [
    [owner, [...attacks.map(asDocument), ...harmless.map(asDocument), ...readable, closed]],
    [neighbour, [{ externalId: 'own', text: answers(strangeWords.neighbour) }]],
  ];
  for (const [caller, documents] of uploads) {
    await caller.json('/v1/collections', { name });
    await caller.json(`/v1/collections/${name}/documents`, [...documents]);
  }
  for (const [caller] of uploads) await settled(caller, name);
}

async function settled(caller: Caller, name: string): Promise<void> {
  await until(async () => {
    const { pending } = await caller.json<{ pending: number }>(`/v1/collections/${name}/progress`);
    return pending === 0 ? true : null;
  }, 900_000);
}
