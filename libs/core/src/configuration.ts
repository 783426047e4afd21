import type { ChunkingSettings } from './collection-settings.ts';
import type { UnderstandingChoices } from './retrieval-settings.ts';

/** Everything that decides what is found and answered, by itself: a version of it never changes. Shares are 0 to 1. */
export interface ConfigurationSettings {
  /** Versions by the prompt's id. */
  readonly prompts: Readonly<Record<string, number>>;
  /** Null: none. */
  readonly models: {
    readonly embedder: string;
    readonly generator: string | null;
    readonly secondEmbedder: string | null;
    readonly crossEncoder: string | null;
  };
  readonly answers: {
    readonly mode: 'auto' | 'extract' | 'compose';
    /** Evidence below this is no answer. */
    readonly threshold: number;
  };
  readonly retrieval: {
    /** Null: by collection, as measured. */
    readonly vectorWeight: number | null;
    /** Asked of each leg. */
    readonly candidates: number;
    readonly legDeadlineMs: number;
    readonly bridgeShare: number;
    readonly recencyWeight: number;
    readonly recencyHalfLifeDays: number;
    readonly rerankShare: number;
    readonly rerankDepth: number;
    readonly rerankDeadlineMs: number;
    /** 0 where there is no second embedder. */
    readonly secondShare: number;
    /** 0 where there is no cross-encoder. */
    readonly crossEncoderShare: number;
    readonly crossEncoderDepth: number;
    readonly crossEncoderDeadlineMs: number;
  };
  readonly understanding: Pick<UnderstandingChoices, 'parts' | 'rewriting' | 'variants'> & { readonly deadlineMs: number };
  /** Of collections made from then on: what is stored stays as it is cut. */
  readonly chunking: ChunkingSettings;
}

/** What a version has otherwise than the one it is made from. */
export type ConfigurationOverrides = {
  readonly [Part in keyof ConfigurationSettings]?:
    | { readonly [Name in keyof ConfigurationSettings[Part]]?: ConfigurationSettings[Part][Name] | undefined }
    | undefined;
};

/** One setting that two configurations have otherwise; `undefined` where one does not say it. */
export interface ConfigurationChange {
  /** As `part.name`. */
  readonly setting: string;
  readonly before: string | number | null | undefined;
  readonly after: string | number | null | undefined;
}

export function withOverrides(settings: ConfigurationSettings, overrides: ConfigurationOverrides): ConfigurationSettings {
  return withoutVainShares({
    prompts: merged(settings.prompts, overrides.prompts),
    models: merged(settings.models, overrides.models),
    answers: merged(settings.answers, overrides.answers),
    retrieval: merged(settings.retrieval, overrides.retrieval),
    understanding: merged(settings.understanding, overrides.understanding),
    chunking: merged(settings.chunking, overrides.chunking),
  });
}

const parts = [
  'prompts',
  'models',
  'answers',
  'retrieval',
  'understanding',
  'chunking',
] as const satisfies readonly (keyof ConfigurationSettings)[];
type Values = Readonly<Record<string, string | number | null>>;

/** Part by part. */
export function changesBetween(before: ConfigurationSettings, after: ConfigurationSettings): ConfigurationChange[] {
  return parts.flatMap((part) => {
    const [left, right]: [Values, Values] = [{ ...before[part] }, { ...after[part] }];
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .map((name) => ({ setting: `${part}.${name}`, before: left[name], after: right[name] }))
      .filter((change) => change.before !== change.after);
  });
}

/** A judge that is not there has no share, so that equal configurations are equal to the letter. */
function withoutVainShares(settings: ConfigurationSettings): ConfigurationSettings {
  const { models, retrieval } = settings;
  return {
    ...settings,
    retrieval: {
      ...retrieval,
      ...(models.secondEmbedder === null && { secondShare: 0 }),
      ...(models.crossEncoder === null && { crossEncoderShare: 0 }),
    },
  };
}

function merged<Values extends object>(values: Values, wanted: object = {}): Values {
  return { ...values, ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) };
}
