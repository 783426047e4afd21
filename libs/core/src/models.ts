/** Turns text into unit vectors. Implementers cut batches by token budget, keep the order, and stop within one batch of an abort. */
export abstract class Embedder {
  /** Names weights, quantisation and pooling: vectors of different ids are never compared. */
  abstract readonly id: string;
  abstract readonly dimensions: number;
  /** Texts longer than this many tokens are refused with `prompt_too_long`, never cut silently. */
  abstract readonly maxTokens: number;
  /** ISO 639-1 codes of what it was trained for; null when it knows many languages, or nobody says. */
  readonly languages: readonly string[] | null = null;
  abstract countTokens(text: string): number;
  abstract embed(texts: readonly string[], as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]>;
}

/** Models with prefixes treat questions and passages differently. */
export type EmbedAs = 'query' | 'passage';

/** A question's tokens: a centred state of length 1 for each, row by row, and the words they spell. */
export interface QueryTokens {
  readonly dimensions: number;
  readonly states: Float32Array;
  /** In the order of the rows; together they have as many tokens as there are rows. */
  readonly words: readonly { readonly text: string; readonly tokens: number }[];
}

/** A passage's vector, and its tokens as sign bits: `dimensions / 8` bytes a token, bit 1 where a state is above its model's mean. */
export interface PassageEmbedding {
  readonly vector: Float32Array;
  readonly signature: Uint8Array;
}

/** An embedder that also tells tokens apart, out of the same run. Vectors are those that `embed` answers; marks and punctuation are no tokens. */
export abstract class TokenEmbedder extends Embedder {
  abstract embedQuery(text: string, signal: AbortSignal): Promise<{ readonly vector: Float32Array; readonly tokens: QueryTokens }>;
  abstract embedPassages(texts: readonly string[], signal: AbortSignal): Promise<PassageEmbedding[]>;
}

/** Reads a question and a passage together. Implementers judge a passage that does not fit by its best part, and refuse a question that leaves no room (`prompt_too_long`). */
export abstract class CrossEncoder {
  abstract readonly id: string;
  /** ISO 639-1 codes of what it was trained for; null when it knows many languages, or nobody says. */
  readonly languages: readonly string[] | null = null;
  /** How well each passage answers, in their order; higher is better, comparable within one question only. */
  abstract score(query: string, passages: readonly string[], signal: AbortSignal): Promise<number[]>;
}

/** Tells how likely a text is of the kind that it was trained to find. Implementers judge a text that does not fit by its worst piece. */
export abstract class TextClassifier {
  abstract readonly id: string;
  /** Of its files and what is read off them: another one when anything of it changes. */
  abstract readonly digest: string;
  /** From 0 to 1 for each text, in their order. */
  abstract classify(texts: readonly string[], signal: AbortSignal): Promise<number[]>;
}

export interface GenerationRequest {
  readonly system: string;
  readonly user: string;
  readonly maxTokens: number;
  readonly temperature: number;
  /** Only the likeliest tokens that together have this share. */
  readonly topP?: number;
  /** Only so many of the likeliest tokens. */
  readonly topK?: number;
  /** JSON schema: whatever comes to its end holds to it. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Who may share what the model has read of it: prompts of different scopes, or of none, have only their instructions in common. */
  readonly scope?: string;
  /** The API key that it is done for: what models do counts as its. Left out, or null: as nobody's. */
  readonly keyId?: string | null;
  /** What it is for: the id of its prompt. */
  readonly route?: string;
  /** Somebody waits for an interactive one, which it is where nothing is said. */
  readonly priority?: 'interactive' | 'batch';
  /** How long whoever asks waits for all of it. Where there are several models, the next one is asked while there is time for it. */
  readonly patienceMs?: number;
  /** Where there are several models: the prompt again for one that holds less; null where nothing of it fits. */
  readonly shorterFor?: (
    model: Pick<Generator, 'contextTokens' | 'countPromptTokens'>,
  ) => { readonly system: string; readonly user: string } | null;
  /** Where there are several models: only those that earned writing answers. */
  readonly earnedOnly?: boolean;
  /** Where there are several models: told when one begins, again when another takes its place. */
  readonly onServed?: (served: ServedBy) => void;
  /** Told when a model of this machine begins to read: it is loaded, and has its place. */
  readonly onBegin?: () => void;
  /** Told once the prompt is read, or, of a server, once it is known: whoever leaves before the end has no result. */
  readonly onRead?: (reading: PromptReading) => void;
}

/** What a model was given to read, and what of it was there already. */
export type PromptReading = Pick<GenerationResult, 'promptTokens' | 'reusedTokens' | 'reusedFrom' | 'savedMs'>;

/** Which of several models writes, and in words why those before it do not. */
export interface ServedBy {
  readonly modelId: string;
  /** The id of the one that was to be asked first, where it is another. */
  readonly insteadOf?: string;
  readonly notes: readonly string[];
}

export interface GenerationResult {
  readonly text: string;
  readonly promptTokens: number;
  /** Of the prompt, read before for another request; absent where the model does not say. */
  readonly reusedTokens?: number;
  /** What reading these would have taken as it reads now; absent where the model does not say. */
  readonly savedMs?: number;
  /** Where these come from; absent where the model does not say. */
  readonly reusedFrom?: ReusedFrom;
  readonly completionTokens: number;
  readonly prefillMs: number;
  readonly decodeMs: number;
  /** Absent where nothing can be drafted. */
  readonly drafts?: DraftFigures;
}

/** What was drafted ahead of a model, and how right it was. */
export interface DraftFigures {
  readonly isOn: boolean;
  /** In words. */
  readonly why: string;
  /** Runs of the model for all that it wrote. */
  readonly passes: number;
  readonly drafted: number;
  readonly accepted: number;
  /** Of passes with a draft; null without one. */
  readonly tokensPerPass: number | null;
  /** What they should give: (1 − α^(k+1)) / (1 − α), α being how often the next drafted token is right, k the length of each draft. */
  readonly expectedTokensPerPass: number | null;
}

/** What was there of a prompt already: nothing, its instructions alone, more in a sequence, more in a parked state, or what a server keeps in its own way. */
export type ReusedFrom = 'nothing' | 'instructions' | 'sequence' | 'parked' | 'server';

/** A language model with a chat template. Implementers refuse a prompt that does not fit (`prompt_too_long`) and free the model within one step of an abort. */
export abstract class Generator {
  abstract readonly id: string;
  abstract readonly contextTokens: number;
  /** Tokens of the whole prompt as the chat template renders it. */
  abstract countPromptTokens(system: string, user: string): number;
  /** Yields text as it is decoded; returns the whole with its figures. */
  abstract generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult>;
}
