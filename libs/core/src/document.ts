import type { CollectionSettings } from './collection-settings.ts';
import type { FaultCode } from './fault.ts';
import type { GuardDecision } from './guard-policy.ts';
import type { DocumentVerdict, GuardLevel, HiddenText } from './guard.ts';
import type { PersonalKind, TakenOut } from './personal-data.ts';
import type { Access } from './principal.ts';
import type { Span } from './span.ts';

export type RevisionStatus = 'received' | 'parsed' | 'embedded' | 'live' | 'failed' | 'quarantined' | 'superseded' | 'deleted';

/** A rectangle on a page in PDF points (1/72 inch), origin at the page's top left corner. `page` counts from 1. */
export interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where one line of text stands on its page. */
export interface LineBox extends Span {
  readonly box: Box;
}

export const blockKinds = ['heading', 'paragraph', 'list_item', 'table', 'code', 'quote'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A stretch of the canonical text that belongs together. `level` is 1 to 6 for headings, else 0. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly level: number;
  readonly page: number | null;
}

/** `ocrConfidence` is the mean confidence, 0 to 100, of a page whose text was recognised from its picture; null where the file holds the text. */
export interface PageInfo extends Span {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly ocrConfidence: number | null;
}

/** A cell's text at its span, and its place in the grid, counted from 0. A cell over several rows or columns stands where it begins. */
export interface TableCell extends Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The grid behind a block of kind `table`, with that block's span. Every row is one line of the canonical text, cells apart by " | ". */
export interface Table extends Span {
  readonly rows: number;
  readonly columns: number;
  /** Rows at the top that name the columns; 0 when nothing says so. */
  readonly headerRows: number;
  readonly cells: readonly TableCell[];
}

/** What source code defines, such as a class or a function, comments right before it included. `signature` leads up to its body. */
export interface Definition extends Span {
  readonly signature: Span;
}

export const entityKinds = ['date', 'version', 'amount', 'number', 'mail_domain', 'host'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Something a text speaks of, found by rule and written in one way: 2024-03-01, 24.1.0, `EUR 12.50`. No names or addresses of people. */
export interface DocumentEntity {
  readonly kind: EntityKind;
  readonly value: string;
}

/** What a file says, or its text shows, about itself. Times in RFC 3339. */
export interface DocumentProperties {
  /** ISO 639-1 of the text; null when too short or unclear. */
  readonly language: string | null;
  /** What source code is written in, such as `typescript`; null for everything else. */
  readonly programmingLanguage: string | null;
  readonly authors: readonly string[];
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly keywords: readonly string[];
  /** At most twenty of a kind, the most frequent first. */
  readonly entities: readonly DocumentEntity[];
}

export const noProperties: DocumentProperties = {
  language: null,
  programmingLanguage: null,
  authors: [],
  createdAt: null,
  modifiedAt: null,
  keywords: [],
  entities: [],
};

/** What a parser makes of a file. `text` is canonical: NFC, LF line ends, no NUL; every span points into it. */
export interface ParsedDocument {
  readonly title: string | null;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Empty for formats without pages. */
  readonly pages: readonly PageInfo[];
  /** Empty for formats without positions. */
  readonly lines: readonly LineBox[];
  /** In the order of the text. A block of kind `table` without an entry here is one whose grid nobody could read. */
  readonly tables: readonly Table[];
  /** Of source code: by their start, what encloses before what is enclosed; none for everything else. */
  readonly definitions?: readonly Definition[];
  readonly properties: DocumentProperties;
  /** Tells how much of the text others share; null or left out when it is too short to tell. */
  readonly signature?: readonly number[] | null;
  /** Left out where there is none. */
  readonly hidden?: readonly HiddenText[];
  /** What the guard made of it; left out where it did not look. */
  readonly verdict?: DocumentVerdict;
  /** Left out where personal data are kept. */
  readonly takenOut?: TakenOut;
  /** What could not be read and where, in words for the person who uploaded it. */
  readonly warnings: readonly string[];
}

/** What is searched: a span of a revision. `headings` is the path from the document's top to it. */
export interface Chunk extends Span {
  readonly ordinal: number;
  readonly text: string;
  readonly headings: readonly string[];
  readonly page: number | null;
  /** Words from elsewhere in the document without which the text is not understood, such as its table's header; found and read with it, no part of its span. */
  readonly context: string | null;
  /** What is read when the chunk is found: the stretch under its heading, bounded; never less than the chunk. */
  readonly section: Span;
  /** Hex sha256 of what is embedded: title, headings, context and text. Equal hashes share one vector. */
  readonly textHash: string;
}

export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly settings: CollectionSettings;
  /** Counts up with every change of the settings. */
  readonly settingsVersion: number;
}

export interface DocumentFields {
  readonly externalId: string;
  readonly title: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly access: Access;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  /** Seconds after its last revision when a document counts as stale. */
  readonly staleAfterSeconds: number | null;
}

/** Pages done of all there are. */
export interface PageProgress {
  readonly page: number;
  readonly of: number;
}

/** `findings` counts them. */
export interface RevisionGuard {
  readonly revisionId: string;
  readonly level: GuardLevel;
  readonly findings: number;
  readonly decision: GuardDecision | null;
}

export interface RevisionSummary {
  readonly id: string;
  readonly documentId: string;
  readonly number: number;
  readonly status: RevisionStatus;
  readonly mediaType: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pageCount: number | null;
  readonly chunkCount: number | null;
  /** While it is parsed: how far; null before, after, and for files without pages. */
  readonly progress: PageProgress | null;
  readonly warnings: readonly string[];
  readonly failure: { readonly code: FaultCode; readonly reason: string } | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly statusChangedAt: Date;
  readonly liveAt: Date | null;
  /** What the guard made of it; null where it has not looked. */
  readonly guard: RevisionGuard | null;
  /** Personal data of these kinds were taken out of it, in order; its file then was not kept. */
  readonly redactedKinds: readonly PersonalKind[];
  readonly hasFile: boolean;
}

/** A revision with the times readers saw it, the first one first, and why its text is gone, if it is. */
export interface RevisionHistory extends RevisionSummary {
  readonly lives: readonly { readonly from: Date; readonly until: Date | null }[];
  readonly removed: { readonly at: Date; readonly reason: 'retention' | 'deletion' } | null;
}

/** `latest` is the newest revision, which may still be on its way; `liveRevision` the number readers see. */
export interface DocumentSummary extends DocumentFields {
  readonly id: string;
  readonly collectionId: string;
  readonly collectionName: string;
  readonly liveRevision: number | null;
  readonly latest: RevisionSummary;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
