import { z } from 'zod';
import { type Page, RichText } from './notion-client.ts';

type Property = Page['properties'][string];

const Named = z.object({ name: z.string() });
const Person = z.object({ name: z.string().nullish(), id: z.string() });

/** What a property says as one plain value, or undefined where it says nothing that can be filtered by. */
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  rich_text: (value) => plain(RichText.parse(value)),
  select: (value) => Named.nullable().parse(value)?.name,
  status: (value) => Named.nullable().parse(value)?.name,
  multi_select: (value) =>
    z
      .array(Named)
      .parse(value)
      .map(({ name }) => name),
  people: (value) =>
    z
      .array(Person)
      .parse(value)
      .map(({ name, id }) => name ?? id),
  date: (value) => z.object({ start: z.string() }).nullable().parse(value)?.start,
  number: (value) => z.number().nullable().parse(value),
  checkbox: (value) => z.boolean().parse(value),
  url: (value) => z.string().nullable().parse(value),
  email: (value) => z.string().nullable().parse(value),
  phone_number: (value) => z.string().nullable().parse(value),
};

export function titleOf({ properties }: Page): string | null {
  const title = Object.values(properties).find(({ type }) => type === 'title');
  const parsed = RichText.safeParse(title?.['title']);
  return (parsed.success && plain(parsed.data)) || null;
}

/** Properties of a database's row by their names. One of an unknown shape is left out: metadata is no reason to lose a page. */
export function metadataOf({ properties }: Page): Record<string, unknown> {
  const entries = Object.entries(properties).map(([name, property]) => [name, valueOf(property)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

function valueOf(property: Property): unknown {
  const read = readers[property.type];
  if (!read) return undefined;
  try {
    return read(property[property.type]);
  } catch {
    return undefined;
  }
}

function plain(text: RichText[]): string {
  return text.map(({ plain_text }) => plain_text).join('');
}
