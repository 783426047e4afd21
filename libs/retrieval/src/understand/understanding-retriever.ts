import {
  inTime,
  type ModelAllowance,
  type Retrieval,
  type RetrievalRequest,
  Retriever,
  type UnderstandingChoices,
  type Understood,
  type Unsearched,
} from '#core';
import { asksToChoose, type Choose, withoutChoosing } from './choosing.ts';
import { mergeRetrievals } from './merge-retrievals.ts';
import type { QueryWriter } from './query-writer.ts';
import { understand } from './understand.ts';

export interface UnderstandingSettings extends Omit<UnderstandingChoices, 'besideShare'> {
  /** For what a model writes, and for everything that is searched beside the question. */
  readonly deadlineMs: number;
}

export interface UnderstandingParts {
  /** Searches what a question was understood as. */
  readonly inner: Retriever;
  /** Keeps what a request wants of a ranking to that of several searches together; without it each keeps to it alone. */
  readonly choose?: Choose;
  readonly settings: UnderstandingSettings;
  /** Null where no language model is at hand. */
  readonly writer?: QueryWriter | null;
  /** Left out: models may write for everybody. */
  readonly allowance?: ModelAllowance;
  /** What was searched beside the question counts as much in a score, 0 to 1. */
  readonly share?: number;
  /** Hears why something was not done: callers are told that it was not. */
  readonly onFailure?: (stage: string, error: unknown) => void;
}

/** Measured on questions of several parts (docs/retrieval.md): from 0.2 to 0.5 it matters little. */
const besideShare = 0.35;
/** What stands low in one ranking may stand high in all of them, and must have been read by then. */
const mostRead = 100;

/**
 * Looks at a question before it is searched: one that only makes sense after the ones before it is searched as it stands alone, and the
 * parts of one that is several are searched beside it. Whatever fails or is late is named in `understood.notes`, and the question's own
 * search is served without it.
 */
export class UnderstandingRetriever extends Retriever {
  private readonly parts: UnderstandingParts;

  constructor(parts: UnderstandingParts) {
    super();
    this.parts = parts;
  }

  /** As a configuration has them. */
  get settings(): UnderstandingChoices {
    const { parts, rewriting, variants } = this.parts.settings;
    return { parts, rewriting, variants, besideShare: this.parts.share ?? besideShare };
  }

  async retrieve({ turns = [], offered = [], ...request }: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const startedAt = performance.now();
    const { keyId } = request.scope.principal;
    const understood = await this.understood({ query: request.query, turns, offered, keyId }, signal);
    const understandMs = performance.now() - startedAt;
    const { parts, variants } = this.parts.settings;
    const isAlone = variants === 'off' && (parts === 'off' || understood.parts.length === 0);
    const asked = { ...request, query: understood.query };
    const { found, beside } = isAlone
      ? { found: await this.parts.inner.retrieve(asked, signal), beside: [] }
      : await this.together(asked, understood, signal);
    return {
      ...found,
      understood: {
        ...understood,
        searched: beside.flatMap((each) => ('retrieval' in each ? [each.query] : [])),
        notes: [...understood.notes, ...beside.flatMap((each) => ('reason' in each ? [each.reason] : []))],
      },
      settings: { ...found.settings, understanding: this.settings },
      timings: { understand: understandMs, ...found.timings, total: performance.now() - startedAt },
    };
  }

  private async understood({ query, turns, offered, keyId }: Asked, signal: AbortSignal): Promise<Understood> {
    if (turns) return this.wordedByModel(understand(query, turns, offered), { turns, keyId }, signal);
    return { ...understand(query), notes: ['the questions before it could not be read, so it was searched in its own words'] };
  }

  /** The question's own search and those beside it as one ranking; a cap, diversity and expansion are for that one, not for each of them. */
  private async together(request: RetrievalRequest, understood: Understood, signal: AbortSignal): Promise<Together> {
    const { inner, choose } = this.parts;
    const chooses = choose && asksToChoose(request) ? choose : null;
    const searched = chooses ? withoutChoosing(request) : request;
    const asked = { ...searched, limit: Math.max(request.limit, Math.min(mostRead, 2 * request.limit)) };
    const [own, beside] = await Promise.all([inner.retrieve(asked, signal), this.beside(asked, understood, signal)]);
    const share = this.settings.besideShare;
    const others = beside.flatMap((each) => ('retrieval' in each ? [{ ...each, share }] : []));
    const unsearched = beside.flatMap((each) => ('query' in each && 'reason' in each ? [each] : []));
    const merging = { limit: request.limit, share, nearDuplicates: request.nearDuplicates ?? 'keep' };
    const together = mergeRetrievals(
      own,
      others.map(({ retrieval }) => retrieval),
      merging,
    );
    const merged = {
      ...together,
      whole: { candidates: own.candidates, passages: own.passages, timings: own.timings },
      beside: others,
      unsearched,
    };
    if (!chooses) return { found: merged, beside };
    const startedAt = performance.now();
    const chosen = await chooses(merged, request, signal);
    const fetch = (own.timings['fetch'] ?? 0) + performance.now() - startedAt;
    return { found: { ...merged, ...chosen, timings: { ...merged.timings, fetch } }, beside };
  }

  /** Only what the rule found to lean on the questions before is given to the model: nothing else costs its time. */
  private async wordedByModel(understood: Understood, { turns, keyId }: Turns, signal: AbortSignal): Promise<Understood> {
    const { settings, writer, allowance } = this.parts;
    if (settings.rewriting === 'rule' || understood.carried.length === 0 || understood.meant) return understood;
    const stay = (note: string): Understood => ({ ...understood, notes: [note] });
    if (!writer) return stay('no language model is at hand, so the question was worded by rule');
    const usedUp = await allowance?.usedUp(keyId);
    if (usedUp) return stay(`${usedUp.words}: the question was worded by rule`);
    const written = await this.inTime('rewriting', signal, (ends) => writer.for(keyId).standingAlone(understood, turns, ends));
    if ('why' in written) return stay(`the model ${written.why}, so the question was worded by rule`);
    if (written.value === null) return stay('what the model wrote lost words of the question, so it was worded by rule');
    return { ...understand(written.value), rewrittenFrom: understood.rewrittenFrom, carried: understood.carried, by: 'model' };
  }

  private async beside(request: RetrievalRequest, { query, parts }: Understood, signal: AbortSignal): Promise<Beside[]> {
    const { settings } = this.parts;
    const ofParts = settings.parts === 'on' ? parts.map((part) => this.searchOne(request, part, signal)) : [];
    const [searched, written] = await Promise.all([Promise.all(ofParts), this.ofModel(request, query, signal)]);
    return [...searched, ...written];
  }

  private async ofModel(request: RetrievalRequest, query: string, signal: AbortSignal): Promise<Beside[]> {
    const { settings, writer, allowance } = this.parts;
    const { variants } = settings;
    const { keyId } = request.scope.principal;
    if (variants === 'off') return [];
    if (!writer) return [{ reason: 'no language model is at hand, so the question was searched in its own words only' }];
    const usedUp = await allowance?.usedUp(keyId);
    if (usedUp) return [{ reason: `${usedUp.words}: the question was searched in its own words only` }];
    const written = await this.inTime(variants, signal, (ends) => writer.for(keyId).beside(query, variants, ends));
    if ('why' in written) return [{ reason: `the model ${written.why}, so the question was searched in its own words only` }];
    if (written.value.length === 0)
      return [{ reason: 'the model wrote nothing of use, so the question was searched in its own words only' }];
    return Promise.all(written.value.map((text) => this.searchOne(request, text, signal)));
  }

  private async searchOne(request: RetrievalRequest, query: string, signal: AbortSignal): Promise<Beside> {
    const found = await this.inTime('beside', signal, (ends) => this.parts.inner.retrieve({ ...request, query }, ends));
    return 'why' in found
      ? { query, reason: `the search for “${query}” ${found.why} and has no say in the ranking` }
      : { query, retrieval: found.value };
  }

  private async inTime<Value>(stage: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Value>): Promise<Done<Value>> {
    const { deadlineMs } = this.parts.settings;
    const done = await inTime(deadlineMs, signal, work);
    if ('value' in done) return done;
    this.parts.onFailure?.(stage, done.error);
    return { why: done.status === 'late' ? `took longer than ${deadlineMs} ms` : 'failed' };
  }
}

type Done<Value> = { readonly value: Value } | { readonly why: string };

interface Turns {
  readonly turns: readonly string[];
  /** Of whoever asks. */
  readonly keyId: string | null;
}

type Asked = Required<Pick<RetrievalRequest, 'query' | 'turns' | 'offered'>> & Pick<Turns, 'keyId'>;

interface Together {
  readonly found: Retrieval;
  readonly beside: readonly Beside[];
}

/** A search beside the question's own, or why there is none; without a query where none was written. */
type Beside = { readonly query: string; readonly retrieval: Retrieval } | Unsearched | Pick<Unsearched, 'reason'>;
