import type { DraftFigures } from '#core';

/** One run of the model: over the last token, and over what was drafted to follow it. */
export interface Pass {
  readonly drafted: number;
  /** Drafted tokens that the model wrote as well; it writes one more than these. */
  readonly accepted: number;
  readonly ms: number;
}

export type AcceptanceFigures = Pick<DraftFigures, 'drafted' | 'accepted' | 'tokensPerPass' | 'expectedTokensPerPass'>;

/** What passes tell together. The expectation is equation 1 of Leviathan et al. 2023, https://arxiv.org/abs/2211.17192. */
export function acceptanceOf(passes: readonly Pass[]): AcceptanceFigures {
  const ahead = passes.filter((pass) => pass.drafted > 0);
  const drafted = sum(ahead.map((pass) => pass.drafted));
  const accepted = sum(ahead.map((pass) => pass.accepted));
  const wrong = ahead.filter((pass) => pass.accepted < pass.drafted).length;
  const alpha = accepted + wrong === 0 ? 0 : accepted / (accepted + wrong);
  const mean = (total: number): number | null => (ahead.length === 0 ? null : total / ahead.length);
  return {
    drafted,
    accepted,
    tokensPerPass: mean(accepted + ahead.length),
    expectedTokensPerPass: mean(sum(ahead.map((pass) => expectedTokens(alpha, pass.drafted)))),
  };
}

/** Tokens a second; null where nothing took any time. */
export function speedOf(passes: readonly Pass[]): number | null {
  const ms = sum(passes.map((pass) => pass.ms));
  return ms === 0 ? null : (1000 * sum(passes.map(({ accepted }) => accepted + 1))) / ms;
}

const expectedTokens = (alpha: number, drafted: number): number => (alpha === 1 ? drafted + 1 : (1 - alpha ** (drafted + 1)) / (1 - alpha));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
