import { type DocumentVerdict, Fault, invariant, type ParsedDocument, type PersonalKind } from '#core';
import type { DrawRequest } from '../draw/draw-page.ts';
import type { PageDone } from '../parse/parse-source.ts';
import type { RecognitionSettings } from '../recognise/open-recognition.ts';
import { ChildCrashed, ParseProcess, type ParseWatch } from './parse-process.ts';
import { type ChildAnswer, type ChildRequest, unpack } from './protocol.ts';
import type { Scan, TextToScan } from './scan-text.ts';

export interface ParserSettings {
  readonly timeoutMs: number;
  /** Of one child, everything included. */
  readonly memoryMb: number;
  readonly maxPages: number;
  /** How many children parse side by side. */
  readonly children: number;
  /** Of text on pictures; off when left out. */
  readonly recognition?: RecognitionSettings;
  /** A child is replaced after so many documents: what a parser leaks goes with it. 200 when left out. */
  readonly documentsPerChild?: number;
  /** A child without work for so long ends; it stays when left out. */
  readonly restMs?: number;
  /** The guard reads what was parsed, in the same child and within its limits. */
  readonly isGuarded?: boolean;
  readonly onScan?: (verdict: DocumentVerdict, ms: number) => void;
}

export interface FileToParse {
  readonly filePath: string;
  /** As detectMedia gave it. */
  readonly mediaType: string;
  readonly fileName: string;
  /** What it will be called; left out or null: as it calls itself. */
  readonly givenTitle?: string | null;
  /** Kinds of personal data that are taken out of it; none when left out. */
  readonly redactedKinds?: readonly PersonalKind[];
  /** Called as pages are done, not for each of many quick ones. */
  readonly onPage?: (done: PageDone) => void;
}

/**
 * Parses in child processes, so that no document can hold up, fill up or bring down this one. A child over a limit is killed and the
 * document gets parse_limit; one that crashes is replaced and the document tried once more. Children end with this process.
 */
export class ChildParser implements AsyncDisposable {
  private readonly settings: ParserSettings;
  private readonly idle: ParseProcess[] = [];
  private readonly all = new Set<ParseProcess>();
  private readonly waiting: (() => void)[] = [];
  private readonly closing = new AbortController();
  private free: number;
  private peakMb = 0;

  constructor(settings: ParserSettings) {
    this.settings = settings;
    this.free = Math.max(1, settings.children);
  }

  /** The most memory any child has held so far, in megabytes. */
  get peakChildMb(): number {
    return this.peakMb;
  }

  get childPids(): readonly number[] {
    return [...this.all].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  /** Rejects with a Fault for what is wrong with the document, with the signal's reason when aborted. */
  async parse({ givenTitle = null, redactedKinds: kinds, onPage, ...file }: FileToParse, signal: AbortSignal): Promise<ParsedDocument> {
    const { maxPages, recognition, isGuarded } = this.settings;
    const read = { ...file, maxPages, ...(recognition && { recognition }), ...(kinds && { redact: { kinds, givenTitle } }) };
    // What is redacted comes back under the title it will have.
    const request = { ...read, ...(isGuarded && { scan: { title: kinds ? null : givenTitle } }) };
    const answer = await this.inTurn(request, { signal, ...(onPage && { onPage }) });
    invariant('parsed' in answer, 'a child that was told to parse parses');
    const parsed = unpack(answer.parsed);
    if (parsed.verdict) this.settings.onScan?.(parsed.verdict, answer.scanMs ?? 0);
    return parsed;
  }

  /** A text that was parsed before. Rejects as `parse` does. */
  async scan(toScan: TextToScan, fileName: string, signal: AbortSignal): Promise<Scan> {
    const answer = await this.inTurn({ toScan, fileName }, { signal });
    invariant('scan' in answer, 'a child that was told to scan scans');
    return answer.scan;
  }

  /** One page of a PDF or TIFF as PNG. Rejects as `parse` does, with `not_found` for a page that is not there. */
  async draw(request: DrawRequest, signal: AbortSignal): Promise<Uint8Array> {
    const answer = await this.inTurn(request, { signal });
    invariant('picture' in answer, 'a child that was told to draw draws');
    return answer.picture;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort(new Error('the parser is closing'));
    for (const child of this.all) child.kill();
    await Promise.all([...this.all].map((child) => child.ended()));
  }

  private async inTurn(request: ChildRequest, watch: ParseWatch): Promise<ChildAnswer> {
    const signal = AbortSignal.any([watch.signal, this.closing.signal]);
    await this.take(signal);
    try {
      return await this.attempt(request, { ...watch, signal });
    } finally {
      this.free++;
      for (const wake of this.waiting.splice(0)) wake();
    }
  }

  /** Waits for a place; first come, first served. */
  private async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (this.free === 0) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const onAbort = (): void => reject(signal.reason as Error);
      this.waiting.push(resolve);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        await promise;
      } finally {
        signal.removeEventListener('abort', onAbort);
        const index = this.waiting.indexOf(resolve);
        if (index !== -1) this.waiting.splice(index, 1);
      }
    }
    this.free--;
  }

  private async attempt(request: ChildRequest, watch: ParseWatch): Promise<ChildAnswer> {
    try {
      return await this.once(request, watch);
    } catch (error) {
      if (!(error instanceof ChildCrashed)) throw error;
    }
    try {
      return await this.once(request, watch);
    } catch (error) {
      if (!(error instanceof ChildCrashed)) throw error;
      throw new Fault('parse_limit', `"${request.fileName}" brought its parser down twice; it may be damaged. Save or export it again.`, {
        cause: error,
      });
    }
  }

  private async once(request: ChildRequest, watch: ParseWatch): Promise<ChildAnswer> {
    const child = this.nextChild();
    try {
      return await child.answer(request, watch);
    } finally {
      this.peakMb = Math.max(this.peakMb, child.peakMb);
      this.putBack(child);
    }
  }

  private nextChild(): ParseProcess {
    const idle = this.idle.pop();
    if (idle?.isAlive) return idle;
    const child = new ParseProcess(this.settings);
    this.all.add(child);
    void child.ended().then(() => this.all.delete(child));
    return child;
  }

  private putBack(child: ParseProcess): void {
    const isSpent = child.parsedCount >= (this.settings.documentsPerChild ?? 200);
    if (!child.isAlive || isSpent || this.closing.signal.aborted) return child.kill();
    this.idle.push(child);
    const { restMs } = this.settings;
    const { parsedCount } = child;
    if (restMs !== undefined) setTimeout(() => this.endIfIdle(child, parsedCount), restMs).unref();
  }

  private endIfIdle(child: ParseProcess, parsedCount: number): void {
    const index = this.idle.indexOf(child);
    if (index === -1 || child.parsedCount !== parsedCount) return;
    this.idle.splice(index, 1);
    child.kill();
  }
}
