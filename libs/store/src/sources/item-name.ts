import { createHash } from 'node:crypto';
import type { PersonalKind, TakenItem } from '#core';
import type { Transaction } from '../database/database.ts';
import type { Redacting } from '../personal-data/redacting.ts';

/** What a thing of a source is called as a document. */
export interface NamedItem {
  readonly taken: TakenItem;
  /** Its key, or that without personal data and with a mark of its own. */
  readonly externalId: string;
  /** Whether its address is told. */
  readonly hasUrl: boolean;
}

interface Naming {
  readonly kinds: readonly PersonalKind[];
  readonly redacting: Redacting;
  /** Keyed: tells the same key again, and nothing to who has no key. */
  readonly markOf: (key: string) => Promise<string>;
}

const mostLength = 500;

/** Keys are addresses and paths, which may be longer than an external id. */
export function externalIdOf(key: string): string {
  if (key.length <= mostLength) return key;
  return `${key.slice(0, 450)}…${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** As it stands, where nothing is taken out. */
export function plainlyNamed(taken: TakenItem): NamedItem {
  return { taken, externalId: externalIdOf(taken.item.key), hasUrl: taken.item.url !== null };
}

/** An address without a part of it leads nowhere, so that it is told whole or not at all. */
export async function namedWithoutPersonalData(taken: TakenItem, { kinds, redacting, markOf }: Naming): Promise<NamedItem> {
  const { key, url, title, fileName, metadata } = taken.item;
  const without = (text: string): string => inParts(text, (part) => redacting.text(part, kinds));
  const words = { title: title === null ? null : without(title), fileName: without(fileName), metadata: redacting.record(metadata, kinds) };
  const shownUrl = url !== null && without(url) === url ? url : null;
  const shownKey = without(key);
  const externalId = shownKey === key ? externalIdOf(key) : `${shownKey.slice(0, 450)} ~${await markOf(key)}`;
  return { taken: { ...taken, item: { ...taken.item, ...words, url: shownUrl } }, externalId, hasUrl: shownUrl !== null };
}

/** A document keeps its external id and what it does not tell, unless more is to be taken out of its name by now. */
export async function nameBefore(transaction: Transaction, sourceId: string, named: NamedItem): Promise<NamedItem> {
  const { key } = named.taken.item;
  const [known] = await transaction.query<KnownName>('find_item_document', [sourceId, key]);
  if (!known) return named;
  const isPlain = known.external_id === externalIdOf(key);
  if (isPlain && named.externalId !== known.external_id) await transaction.query('rename_document', [known.id, named.externalId]);
  return { ...named, externalId: isPlain ? named.externalId : known.external_id, hasUrl: named.hasUrl && known.may_have_url };
}

interface KnownName {
  readonly id: string;
  readonly external_id: string;
  readonly may_have_url: boolean;
}

/** Of paths and addresses, which titles may be as well, also each part by itself as it reads: between strokes nothing is seen as what it is. */
function inParts(name: string, without: (text: string) => string): string {
  const parts = name.split(/([/?&=#;]+)/).map((part) => {
    const read = decoded(part);
    const redacted = without(read);
    return redacted === read ? part : redacted;
  });
  return without(parts.join(''));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
