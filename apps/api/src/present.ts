import type * as contract from '#contract';
import { defaultCollectionSettings } from '#core';
import type { CollectionSettings, DocumentSummary, RankedPassage, RevisionHistory, RevisionSummary } from '#core';
import { passageFreshness } from '#freshness';
import { explainPassage } from '#retrieval';
import type { CountedCollection, DocumentPatch, FieldFigures } from '#store';
import { tidy, time, timeOrNull } from './present-values.ts';

export function toCollection(collection: CountedCollection): contract.Collection {
  const { id, name, documents, chunks, settingsVersion } = collection;
  return {
    id,
    name,
    documents,
    chunks,
    settingsVersion,
    createdAt: time(collection.createdAt),
    settings: toSettings(collection.settings),
  };
}

export function toSettings({
  chunking,
  retention,
  staleAfterSeconds,
  fields,
  synonyms,
  ranking,
  answering,
  answerCache,
  guard,
  personalData,
}: CollectionSettings): contract.Collection['settings'] {
  return {
    chunking: { ...chunking },
    retention: { ...retention },
    staleAfter: staleAfterSeconds,
    fields: { ...fields },
    synonyms: synonyms.map((group) => [...group]),
    ranking: { ...ranking },
    answering: { ...answering },
    answerCache: { ...answerCache },
    personalData: { mode: personalData.mode, kinds: [...personalData.kinds] },
    guard: { ...guard, allowedHosts: [...guard.allowedHosts] },
  };
}

export function toField(
  { range, commonest, ...figures }: FieldFigures,
  declared: CollectionSettings['fields'],
): contract.FieldList['items'][number] {
  return {
    ...figures,
    declared: declared[figures.field] ?? null,
    range: range && [range[0], range[1]],
    commonest: commonest.map((each) => ({ ...each })),
  };
}

/** The settings that a body names. */
export function settingsOf({
  chunking,
  retention,
  staleAfter,
  fields,
  synonyms,
  ranking,
  answering,
  answerCache,
  guard,
  personalData,
}: contract.CollectionPatch): Partial<CollectionSettings> {
  return {
    ...(chunking && { chunking }),
    ...(retention && { retention }),
    ...(staleAfter !== undefined && { staleAfterSeconds: staleAfter }),
    ...(fields && { fields }),
    ...(synonyms && { synonyms }),
    ...(ranking && { ranking }),
    ...(answering && { answering }),
    ...(answerCache === null && { answerCache: defaultCollectionSettings.answerCache }),
    ...(guard && { guard }),
    ...(personalData && { personalData: { ...personalData, kinds: [...new Set(personalData.kinds)].sort() } }),
  };
}

export function toRevision(revision: RevisionSummary): contract.Revision {
  const { number, status, mediaType, fileName, sha256, bytes, failure, attempts } = revision;
  return {
    number,
    status,
    mediaType,
    fileName,
    sha256,
    bytes,
    failure,
    attempts,
    pages: revision.pageCount,
    chunks: revision.chunkCount,
    progress: revision.progress,
    warnings: [...revision.warnings],
    guard: revision.guard,
    redacted: [...revision.redactedKinds],
    hasFile: revision.hasFile,
    createdAt: time(revision.createdAt),
    statusChangedAt: time(revision.statusChangedAt),
    liveAt: timeOrNull(revision.liveAt),
  };
}

export function toHistory(revision: RevisionHistory): contract.RevisionHistory {
  const lives = revision.lives.map(({ from, until }) => ({ from: time(from), until: timeOrNull(until) }));
  return { ...toRevision(revision), lives, removed: revision.removed && { ...revision.removed, at: time(revision.removed.at) } };
}

export function toDocument(document: DocumentSummary): contract.Document {
  const { id, externalId, title, liveRevision, latest, metadata, access } = document;
  return {
    id,
    externalId,
    title,
    liveRevision,
    metadata,
    collection: document.collectionName,
    status: latest.status,
    failure: latest.failure,
    latest: toRevision(latest),
    access: { public: access.public, groups: [...access.groups] },
    validFrom: timeOrNull(document.validFrom),
    validUntil: timeOrNull(document.validUntil),
    staleAfter: document.staleAfterSeconds,
    createdAt: time(document.createdAt),
    updatedAt: time(document.updatedAt),
  };
}

export interface PassageDetails {
  readonly explain: boolean;
  /** Texts of sections by chunk id. */
  readonly sections?: ReadonlyMap<string, string>;
  /** Names of collections by id; without them none is told. */
  readonly collections?: ReadonlyMap<string, string>;
}

export function toPassage(passage: RankedPassage, { explain, sections, collections }: PassageDetails): contract.Passage {
  const { documentId, externalId, revision, chunkId, title, context, text, page, start, end } = passage;
  const read = sections?.get(chunkId);
  const { keyword, vector } = passage.legs;
  const { expanded } = passage;
  const collection = collections?.get(passage.collectionId);
  return {
    documentId,
    externalId,
    revision,
    chunkId,
    ...(collection !== undefined && { collection }),
    title,
    context,
    text,
    page,
    headings: [...passage.headings],
    section: { span: { ...passage.section }, ...(read === undefined ? {} : { text: read }) },
    boxes: passage.lines.map(({ box }) => box),
    span: { start, end },
    score: tidy(passage.score),
    ...(expanded && {
      expanded: { span: { start: expanded.start, end: expanded.end }, text: expanded.text, chunkIds: [...expanded.chunkIds] },
    }),
    repeats: passage.repeats,
    freshness: toFreshness(passageFreshness(passage, new Date())),
    guard: passage.guard ?? null,
    ...(explain
      ? { scores: { cosine: passage.cosine, keyword: keyword ?? null, vector: vector ?? null, why: explainPassage(passage) } }
      : {}),
  };
}

/** Its date as text, whatever else it tells. */
export function toFreshness<Fields extends { readonly date: Date }>(freshness: Fields): Omit<Fields, 'date'> & { date: string } {
  return { ...freshness, date: time(freshness.date) };
}

export function toPatch({ staleAfter, validFrom, validUntil, ...rest }: contract.DocumentPatch): DocumentPatch {
  return { ...rest, ...dates({ validFrom, validUntil }), ...(staleAfter === undefined ? {} : { staleAfterSeconds: staleAfter }) };
}

function dates(given: { readonly validFrom: string | undefined; readonly validUntil: string | undefined }): DocumentPatch {
  const entries = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, new Date(value)]));
}
