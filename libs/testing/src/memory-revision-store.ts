import {
  type Chunk,
  type Cut,
  type EmbeddedText,
  type FaultCode,
  type PageProgress,
  type ParsedDocument,
  type RevisionStatus,
  RevisionStore,
  type RevisionWork,
  type TextToEmbed,
  VectorStore,
} from '#core';

export interface MemoryRevision extends RevisionWork {
  status: RevisionStatus;
  attempts: number;
  parsed: (ParsedDocument & { readonly title: string }) | null;
  chunks: readonly Chunk[];
  cut: Cut | null;
  progress: PageProgress | null;
  failure: { readonly code: FaultCode; readonly reason: string } | null;
}

/** Vectors by model and text hash, over the chunks of the revisions in `store`. */
export class MemoryVectorStore extends VectorStore {
  readonly keepsTokens = false;
  readonly saved = new Map<string, Float32Array>();
  private readonly revisions: ReadonlyMap<string, MemoryRevision>;

  constructor(revisions: ReadonlyMap<string, MemoryRevision>) {
    super();
    this.revisions = revisions;
  }

  async missing(revisionId: string, modelId: string, limit: number): Promise<TextToEmbed[]> {
    const revision = this.revisions.get(revisionId);
    const texts = new Map<string, TextToEmbed>();
    for (const { textHash, headings, context, text } of revision?.chunks ?? []) {
      if (!this.saved.has(keyOf(modelId, textHash)))
        texts.set(textHash, { textHash, headings, context, text, title: revision?.parsed?.title ?? '' });
    }
    return [...texts.values()].slice(0, limit);
  }

  async save(modelId: string, texts: readonly EmbeddedText[]): Promise<void> {
    for (const { textHash, vector } of texts)
      if (!this.saved.has(keyOf(modelId, textHash))) this.saved.set(keyOf(modelId, textHash), vector);
  }
}

/** The road of a revision in memory, with the same steps as the real store. */
export class MemoryRevisionStore extends RevisionStore {
  readonly revisions = new Map<string, MemoryRevision>();
  readonly vectors = new MemoryVectorStore(this.revisions);

  receive(work: RevisionWork): void {
    this.revisions.set(work.revisionId, {
      ...work,
      status: 'received',
      attempts: 0,
      parsed: null,
      chunks: [],
      cut: null,
      progress: null,
      failure: null,
    });
  }

  async begin(revisionId: string, from: 'received' | 'parsed' | 'embedded'): Promise<RevisionWork | null> {
    const revision = this.at(revisionId, from);
    if (revision) revision.attempts++;
    return revision;
  }

  async saveParsed(
    revisionId: string,
    parsed: ParsedDocument & { readonly title: string },
    chunks: readonly Chunk[],
    cut?: Cut,
  ): Promise<boolean> {
    return this.move(revisionId, ['received'], { status: 'parsed', parsed, chunks, cut: cut ?? null });
  }

  async noteProgress(revisionId: string, progress: PageProgress): Promise<void> {
    const revision = this.at(revisionId, 'received');
    if (revision) revision.progress = progress;
  }

  async markEmbedded(revisionId: string, modelId: string): Promise<boolean> {
    const missing = await this.vectors.missing(revisionId, modelId, 1);
    return missing.length === 0 && this.move(revisionId, ['parsed'], { status: 'embedded' });
  }

  async publish(revisionId: string): Promise<'live' | 'quarantined' | null> {
    const isHeld = this.revisions.get(revisionId)?.parsed?.verdict?.level === 'quarantined';
    const status = isHeld ? 'quarantined' : 'live';
    return this.move(revisionId, ['embedded'], { status }) ? status : null;
  }

  async fail(revisionId: string, code: FaultCode, reason: string, at?: RevisionStatus): Promise<boolean> {
    return this.move(revisionId, at ? [at] : ['received', 'parsed', 'embedded'], { status: 'failed', failure: { code, reason } });
  }

  private at(revisionId: string, from: RevisionStatus): MemoryRevision | null {
    const revision = this.revisions.get(revisionId);
    return revision?.status === from ? revision : null;
  }

  private move(revisionId: string, from: readonly RevisionStatus[], change: Partial<MemoryRevision>): boolean {
    const revision = this.revisions.get(revisionId);
    if (!revision || !from.includes(revision.status)) return false;
    Object.assign(revision, change);
    return true;
  }
}

function keyOf(modelId: string, textHash: string): string {
  return `${modelId} ${textHash}`;
}
