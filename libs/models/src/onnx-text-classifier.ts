import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ModelSettings } from '#config';
import { Fault, invariant, TextClassifier } from '#core';
import { type Labels, readLabels } from './attack-labels.ts';
import { modelFilePath, sha256OfFile } from './model-files.ts';
import type { Device, DeviceInUse } from './onnx-session.ts';
import { OnnxThread } from './onnx-thread.ts';
import { TextTokenizer } from './text-tokenizer.ts';

/** Of prose; where tokens are shorter a stretch is halved. */
const charactersOfToken = 4;

export interface ClassifierModel {
  readonly id: string;
  /** At most; a model whose `config.json` says less takes less. */
  readonly contextTokens: number;
}

export interface ClassifierOptions {
  readonly device: Device;
  readonly threads: number;
  /** Which labels mean an attack; empty: as their names say. */
  readonly labels: readonly string[];
}

interface Parts {
  readonly digest: string;
  readonly labels: Labels;
  readonly tokenizer: TextTokenizer;
  readonly thread: OnnxThread;
}

/** How likely a text is an attack, by an ONNX graph for sequences in a thread of its own, a run a piece. Stops within one run of an abort. */
export class OnnxTextClassifier extends TextClassifier implements AsyncDisposable {
  readonly id: string;
  readonly digest: string;
  readonly deviceInUse: DeviceInUse;
  private readonly contextTokens: number;
  private readonly labels: Labels;
  private readonly tokenizer: TextTokenizer;
  private readonly thread: OnnxThread;

  private constructor(model: ClassifierModel, { digest, labels, tokenizer, thread }: Parts) {
    super();
    this.id = model.id;
    this.digest = digest;
    this.contextTokens = Math.min(model.contextTokens, labels.contextTokens ?? Infinity);
    this.deviceInUse = thread.deviceInUse;
    this.labels = labels;
    this.tokenizer = tokenizer;
    this.thread = thread;
  }

  /** The files must be in `dir`/`model.id`. Refuses a graph whose labels are not those of its `config.json`. */
  static async open(
    model: ClassifierModel,
    { dir }: Pick<ModelSettings, 'dir'>,
    { labels: wanted, ...options }: ClassifierOptions,
  ): Promise<OnnxTextClassifier> {
    const [path, tokens, names] = ['model.onnx', 'tokenizer.json', 'config.json'].map((name) => modelFilePath(dir, model, name));
    invariant(path && tokens && names, 'three names give three paths');
    const labels = await readLabels(names, wanted);
    const tokenizer = await TextTokenizer.open(tokens);
    const thread = await OnnxThread.open({ path, ...options });
    try {
      const classifier = new OnnxTextClassifier(model, {
        digest: await digestOf([path, tokens, names], labels),
        labels,
        tokenizer,
        thread,
      });
      await classifier.classify(['a'], new AbortController().signal);
      return classifier;
    } catch (error) {
      await thread[Symbol.asyncDispose]();
      const expected = `it must give a logit for each of ${labels.names.join(', ')}`;
      throw new Fault('model_unavailable', `${path} is no classifier of texts; ${expected}`, { cause: error });
    }
  }

  async classify(texts: readonly string[], signal: AbortSignal): Promise<number[]> {
    const likely: number[] = [];
    for (const text of texts) {
      signal.throwIfAborted();
      let worst = 0;
      for (const ids of this.piecesOf(text)) {
        // Tokenising holds everyone else up: a stretch at a time.
        await nextTurn();
        signal.throwIfAborted();
        const [logits] = await this.thread.classify({ rows: [ids] });
        signal.throwIfAborted();
        worst = Math.max(worst, this.attackShare(logits ?? []));
      }
      likely.push(worst);
    }
    return likely;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.thread[Symbol.asyncDispose]();
  }

  /** Stretches of about a context, each sharing a quarter with the next: however long a text is, each of its words is tokenised a few times. */
  private *piecesOf(text: string): Generator<number[]> {
    const longest = this.contextTokens * charactersOfToken;
    for (let start = 0; ; start += Math.floor(longest * 0.75)) {
      yield* this.halvesOf(text.slice(start, start + longest).toWellFormed());
      if (start + longest >= text.length) return;
    }
  }

  /** Halves with a quarter in common, so that what stands at the border is read whole by one of them, and these again, until all fit. */
  private *halvesOf(text: string): Generator<number[]> {
    const ids = this.tokenizer.encode(text);
    if (ids.length <= this.contextTokens || text.length < 2) {
      yield ids;
      return;
    }
    const middle = Math.floor(text.length / 2);
    const common = Math.floor(text.length / 8);
    for (const half of [text.slice(0, middle + common), text.slice(middle - common)]) yield* this.halvesOf(half.toWellFormed());
  }

  private attackShare(logits: readonly number[]): number {
    const highest = Math.max(...logits);
    const weights = logits.map((logit) => Math.exp(logit - highest));
    const share = this.labels.attack.reduce((sum, label) => sum + (weights[label] ?? 0), 0) / weights.reduce((sum, one) => sum + one, 0);
    if (logits.length === this.labels.names.length && Number.isFinite(share)) return share;
    throw new Fault('model_unavailable', `${this.id} gave no number for a label; run "aquifer models verify", or name another model`);
  }
}

/** Reads every byte: a model that was exchanged in its folder is another one. */
async function digestOf(paths: readonly string[], { attack }: Labels): Promise<string> {
  const hash = createHash('sha256').update(attack.join());
  for (const path of paths) hash.update(await sha256OfFile(path, new AbortController().signal));
  return hash.digest('hex');
}
