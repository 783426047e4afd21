import { type PersonalKind, usualPersonalKinds } from '#core';
import type { Queryable } from '../database/database.ts';
import { redactStrings, type TextRedaction } from './redact-strings.ts';
import type { KnownValue, Redacting } from './redacting.ts';
import { type Vault, wordsOf } from './vault.ts';

/** `collection`: as the collections asked do it; `redact`: always; `keep`: never. */
export type TracePrivacy = 'collection' | 'redact' | 'keep';

export type Clean = <Value>(value: Value) => Promise<Value>;

/** One of the two is there. Without collections, what any of the organisation takes out is taken out. */
export interface AskedOf {
  readonly organisationId: string | null;
  readonly collectionIds: readonly string[] | null;
}

interface TraceParts {
  readonly privacy: TracePrivacy;
  readonly redacting: Redacting;
  readonly vault: Vault;
}

/** Words of the longest value that is known again by its words alone: a German IBAN in groups has six, most addresses seven. */
const mostWords = 8;
/** Some 25 ms of work, then others get their turn. */
const fingerprintsAtOnce = 5000;

/**
 * What is stored of questions goes through it, so that a value kept out of documents does not come back by being asked about: what the rules
 * find, and, where the vault has a key, every value that was taken out of any document of the organisation, though nothing around it says what it is.
 */
export class TraceRedaction {
  private readonly parts: TraceParts;

  constructor(parts: TraceParts) {
    this.parts = parts;
  }

  async of(database: Queryable, asked: AskedOf): Promise<Clean> {
    const kinds = await this.kinds(database, asked);
    if (kinds.length === 0) return async (value) => value;
    return async (value) => {
      const { redacting } = this.parts;
      const known = (await this.knownIn(database, asked, textsOf(value))).filter(({ kind }) => kinds.includes(kind));
      return redactStrings(value, {
        text: (text) => redacting.text(text, kinds, known),
        record: (fields) => redacting.record(fields, kinds),
      });
    };
  }

  private async kinds(database: Queryable, { organisationId, collectionIds }: AskedOf): Promise<readonly PersonalKind[]> {
    const { privacy } = this.parts;
    if (privacy === 'keep') return [];
    if (privacy === 'redact') return usualPersonalKinds;
    return (await database.query<{ kind: PersonalKind }>('list_redacted_kinds', [collectionIds, organisationId])).map(({ kind }) => kind);
  }

  private async knownIn(database: Queryable, asked: AskedOf, texts: readonly string[]): Promise<KnownValue[]> {
    if (!this.parts.vault.hasKey) return [];
    const runs = [...new Set(texts.flatMap(runsOf))];
    const known: KnownValue[] = [];
    for (let start = 0; start < runs.length; start += fingerprintsAtOnce)
      known.push(...(await this.knownAmong(database, asked, runs.slice(start, start + fingerprintsAtOnce))));
    return known;
  }

  private async knownAmong(
    database: Queryable,
    { organisationId, collectionIds }: AskedOf,
    runs: readonly string[],
  ): Promise<KnownValue[]> {
    const said = new Map(runs.map((words) => [String(this.parts.vault.fingerprint(words)?.toString('hex')), words]));
    const given = [...said.keys()].map((hex) => Buffer.from(hex, 'hex'));
    const rows = await database.query<{ fingerprint: Buffer; kind: PersonalKind }>('find_fingerprints', [
      given,
      organisationId,
      collectionIds,
    ]);
    return rows.map(({ fingerprint, kind }) => ({ kind, value: said.get(Buffer.from(fingerprint).toString('hex')) ?? '' }));
  }
}

export const noRedaction: Pick<TraceRedaction, 'of'> = { of: async () => async (value) => value };

/** What it says in up to so many words, wherever they begin. */
function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((_, start) =>
    Array.from({ length: Math.min(mostWords, words.length - start) }, (__, more) => words.slice(start, start + more + 1).join(' ')),
  );
}

function textsOf(value: unknown): string[] {
  const texts: string[] = [];
  const collecting: TextRedaction = { text: (text) => (texts.push(text), text), record: (fields) => fields };
  redactStrings(value, collecting);
  return texts;
}
