import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Access, Collection, Principal, SearchScope } from '#core';
import { newId } from '#store';
import type { NaiveDocument } from './naive-access.ts';
import { someFilter, someMetadata } from './naive-filter.ts';
import type { Random } from './random.ts';
import { admin, advance, embed, modelId, parsedOf, publish, upload, type World } from './store-world.ts';

const groups = ['sales', 'legal', 'vault', 'ops', '{}', 'odd "group", two'];
/** No stemmer changes them, and every chunk holds the first. */
export const vocabulary = ['granite', 'basalt', 'quartz', 'obsidian', 'feldspar', 'gneiss', 'marble'];
const fillers = ['north', 'south', 'red', 'green', 'wide', 'narrow', 'long', 'cold'];

/** Documents of several tenants, and what whoever wrote them knows of each. */
export class AccessWorld {
  readonly organisations = ['default', 'second', 'third'];
  readonly collections: Collection[] = [];
  readonly moments: number[] = [];
  documents: NaiveDocument[] = [];
  private readonly world: World;
  private readonly random: Random;

  private constructor(world: World, random: Random) {
    this.world = world;
    this.random = random;
  }

  static async of(world: World, random: Random, documents: number): Promise<AccessWorld> {
    const made = new AccessWorld(world, random);
    const client = new Client({ connectionString: world.database.url });
    await client.connect();
    const second = 'insert into organisation (id, name) select name, name from unnest($1::text[]) name on conflict do nothing';
    await client.query(second, [made.organisations]);
    await client.end();
    for (const organisation of made.organisations) {
      // The same names everywhere.
      for (const name of ['handbook', 'minutes']) made.collections.push(await world.collections.create(made.adminOf(organisation), name));
    }
    made.note();
    for (let index = 0; index < documents; index += 1) await made.add();
    for (let index = 0; index < documents / 2; index += 1) await made.change();
    return made;
  }

  /** Something a writer may do, to one document. */
  async change(): Promise<void> {
    const { random } = this;
    const document = random.pick(this.documents.filter(({ isDeleted }) => !isDeleted));
    const asAdmin = this.adminOf(document.organisationId);
    await sleep(2);
    if (random.chance(0.35)) {
      const access = this.someAccess();
      await this.world.documents.patch(asAdmin, document.id, { access });
      this.replace({ ...document, access });
    } else if (random.chance(0.4)) {
      const metadata = someMetadata(random);
      await this.world.documents.patch(asAdmin, document.id, { metadata });
      this.replace({ ...document, metadata });
    } else if (random.chance(0.15)) {
      await this.world.documents.delete(asAdmin, document.id);
      this.replace({ ...document, isDeleted: true });
    } else await this.show(document, this.someTexts());
    this.note();
  }

  /** Few enough that searches come back, so that caches are asked for what they hold. */
  somePrincipal(): Principal {
    const { random } = this;
    const role = random.pick(['reader', 'reader', 'reader', 'editor', 'admin'] as const);
    return { organisationId: random.pick(this.organisations), keyId: `key ${random.upTo(3)}`, role, groups: random.some(groups, 0.25) };
  }

  /** Other tenants' collections are named too. */
  someScope(): SearchScope {
    const { random } = this;
    const principal = this.somePrincipal();
    const own = this.collections.filter((_, index) => this.organisationOf(index) === principal.organisationId);
    const named = random.chance(0.6) ? own : random.some(this.collections, 0.5);
    const collectionIds = (named.length > 0 ? named : own).map(({ id }) => id);
    const filter = random.chance(0.4) ? {} : someFilter(random);
    return { principal, filter, collectionIds, asOf: random.chance(0.25) ? new Date(random.pick(this.moments)) : null };
  }

  someQuery(): string {
    return this.random.chance(0.5) ? 'granite' : [this.random.pick(vocabulary), this.random.pick(vocabulary)].join(' ');
  }

  adminOf(organisationId: string): Principal {
    return { ...admin, organisationId };
  }

  private organisationOf(collectionIndex: number): string {
    return this.organisations[Math.floor(collectionIndex / 2)] ?? '';
  }

  private someAccess(): Access {
    const { random } = this;
    return random.chance(0.3) ? { public: true, groups: random.some(groups, 0.2) } : { public: false, groups: random.some(groups, 0.3) };
  }

  private someTexts(): string[] {
    const { random } = this;
    const sentence = () => ['granite', ...random.some(vocabulary, 0.3), ...random.some(fillers, 0.5), newId().slice(-6)].join(' ');
    return Array.from({ length: 1 + random.upTo(2) }, sentence);
  }

  /** One in four has a twin of the same words in another tenant's collection. */
  private async add(): Promise<void> {
    const { random } = this;
    const place = random.upTo(this.collections.length - 1);
    const texts = this.someTexts();
    const document = await this.addTo(place, texts);
    if (random.chance(0.25)) await this.addTo((place + 2) % this.collections.length, texts, document);
  }

  private async addTo(place: number, texts: readonly string[], twin?: NaiveDocument): Promise<NaiveDocument> {
    const { random } = this;
    const collection = this.collections[place] ?? random.pick(this.collections);
    const made = {
      externalId: twin?.externalId ?? `page ${newId()}`,
      metadata: twin?.metadata ?? someMetadata(random),
      access: twin?.access ?? this.someAccess(),
      organisationId: this.organisationOf(place),
      collectionId: collection.id,
    };
    const draft = { ...made, chunks: texts, principal: this.adminOf(made.organisationId) };
    // Some are on their way only: chunks and vectors are there, and nobody is to see them.
    const isWaiting = random.chance(0.1);
    await sleep(2);
    const { documentId } = isWaiting ? await this.halfway(collection, draft) : await publish(this.world, collection, draft);
    this.note();
    const from = this.moments.at(-1) ?? 0;
    const document = { ...made, id: documentId, isDeleted: false, lives: isWaiting ? [] : [{ number: 1, texts, from, until: null }] };
    this.documents.push(document);
    return document;
  }

  private async halfway(collection: Collection, draft: Parameters<typeof publish>[2]): Promise<{ documentId: string }> {
    const receipt = await upload(this.world, collection, draft);
    const { parsed, chunks } = parsedOf(draft);
    await this.world.revisions.begin(receipt.revisionId, 'received');
    await this.world.revisions.saveParsed(receipt.revisionId, parsed, chunks);
    await embed(this.world, receipt.revisionId);
    await this.world.revisions.markEmbedded(receipt.revisionId, modelId);
    return receipt;
  }

  private async show(document: NaiveDocument, texts: readonly string[]): Promise<void> {
    const { externalId, collectionId, organisationId } = document;
    const draft = { externalId, chunks: texts, principal: this.adminOf(organisationId) };
    const { revisionId, revision } = await upload(this.world, { id: collectionId }, draft);
    if (!(await advance(this.world, revisionId, draft))) throw new Error(`${externalId} did not go live`);
    const at = Date.now();
    const past = document.lives.map((life) => ({ ...life, until: life.until ?? at }));
    this.replace({ ...document, lives: [...past, { number: revision, texts, from: at, until: null }] });
  }

  private replace(document: NaiveDocument): void {
    this.documents = this.documents.map((known) => (known.id === document.id ? document : known));
  }

  /** A moment that lies after all that was done before it, and before all that is done after. */
  private note(): void {
    this.moments.push(Date.now());
  }
}

export interface KnownChunk {
  readonly id: string;
  readonly documentId: string;
  readonly number: number;
  readonly ordinal: number;
}

/** Every chunk there is, live or not: what a reader could guess at worst. */
export async function everyChunk(client: Client): Promise<KnownChunk[]> {
  const { rows } = await client.query<KnownChunk>(
    'select c.id, c.document_id as "documentId", r.number, c.ordinal from chunk c join revision r on r.id = c.revision_id',
  );
  return rows;
}
