import type { EvalProgress } from '#quality';

/** A line every hundred, with the rate and the time left; `startedAt` is of the process's clock. */
export function showProgress(what: string, { done, total }: EvalProgress, startedAt: number): void {
  if (done % 100 !== 0 && done !== total) return;
  const perSecond = done / ((performance.now() - startedAt) / 1000);
  const left = Math.round((total - done) / perSecond);
  process.stderr.write(`${done} of ${total} ${what}, ${perSecond.toFixed(1)}/s${left > 0 ? `, ${left} s left` : ''}\n`);
}
