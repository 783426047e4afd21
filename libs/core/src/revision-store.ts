import type { ChunkingSettings } from './collection-settings.ts';
import type { Chunk, PageProgress, ParsedDocument, RevisionStatus } from './document.ts';
import type { FaultCode } from './fault.ts';
import type { PersonalDataSettings } from './personal-data.ts';

/** What a worker needs to know of the revision it works on. */
export interface RevisionWork {
  readonly revisionId: string;
  readonly documentId: string;
  readonly blobSha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The title the uploader gave, else null: then the parser's, else the file's name. */
  readonly givenTitle: string | null;
  readonly chunking: ChunkingSettings;
  readonly personalData: PersonalDataSettings;
  /** Version of the collection's settings that these stand in. */
  readonly settingsVersion: number;
}

/** How a revision was cut, kept with it: a document cut otherwise than its collection now asks for can be told and cut again. */
export interface Cut extends ChunkingSettings {
  /** Counts up with the program's way of cutting. */
  readonly cutter: number;
  readonly settingsVersion: number;
}

/**
 * The road of a revision. Every step is `where status = $from`: running it twice is harmless, and a step whose row has moved on
 * answers null or false and changes nothing. Each method is one transaction or several short ones that repeat safely.
 */
export abstract class RevisionStore {
  /** The row when it stands at `from`, and one more attempt counted; else null. */
  abstract begin(revisionId: string, from: 'received' | 'parsed' | 'embedded'): Promise<RevisionWork | null>;
  /** received → parsed. Replaces chunks that an earlier, killed attempt left. */
  abstract saveParsed(
    revisionId: string,
    parsed: ParsedDocument & { readonly title: string },
    chunks: readonly Chunk[],
    cut?: Cut,
  ): Promise<boolean>;
  /** How far the parser is, for who watches; changes nothing once the revision has moved on. */
  abstract noteProgress(revisionId: string, progress: PageProgress): Promise<void>;
  /** parsed → embedded, only when every chunk has its vector of `modelId`. */
  abstract markEmbedded(revisionId: string, modelId: string): Promise<boolean>;
  /**
   * embedded → live and the old live one → superseded, at once to every reader. An older revision never replaces a newer live one,
   * and one that the guard holds back becomes `quarantined`, what is live staying so. Null: neither.
   */
  abstract publish(revisionId: string): Promise<'live' | 'quarantined' | null>;
  /** `at`, or any state before live, → failed, with words for the person who uploaded it. */
  abstract fail(revisionId: string, code: FaultCode, reason: string, at?: RevisionStatus): Promise<boolean>;
}

export interface TextToEmbed {
  readonly textHash: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly context: string | null;
  readonly text: string;
}

/** Vectors by content: one per text hash and model, shared by every chunk with that text. */
/** `signature` is null where the embedder does not tell tokens apart or they are not kept. */
export interface EmbeddedText {
  readonly textHash: string;
  readonly vector: Float32Array;
  readonly signature: Uint8Array | null;
}

export abstract class VectorStore {
  /** Whether a text needs a token signature beside its vector; only asked of embedders that make them. */
  abstract readonly keepsTokens: boolean;
  /** Up to `limit` texts of the revision whose vector of `modelId`, or whose signature where those are kept, is missing; distinct. */
  abstract missing(revisionId: string, modelId: string, limit: number): Promise<TextToEmbed[]>;
  /** Keeps what is already there; counts what is new for the revision named. */
  abstract save(modelId: string, texts: readonly EmbeddedText[], revisionId?: string): Promise<void>;
}
