/** What a model answered to one of the few prompts that it is watched by. */
export interface CanaryAnswer {
  readonly prompt: string;
  /** Without case, punctuation and spacing. */
  readonly text: string;
  /** SHA-256 of it. */
  readonly hash: string;
}

export interface CanaryDifference {
  readonly prompt: string;
  readonly before: string;
  readonly now: string;
}

/** Whether a remote model answers as it did when it was first asked. `unstable`: it never answers the same twice, so nobody can tell. */
export interface ModelCanary {
  readonly modelId: string;
  readonly server: string;
  readonly state: 'same' | 'changed' | 'unstable';
  readonly baseline: readonly CanaryAnswer[];
  /** What the server called the model. */
  readonly answeredAs: string | null;
  /** Share of the prompts that were answered as at first, by the latest look; null before it. */
  readonly agreement: number | null;
  readonly differences: readonly CanaryDifference[];
  readonly recordedAt: Date;
  readonly checkedAt: Date;
  readonly changedAt: Date | null;
}
