import type { SourceProgress } from '#contract';
import type { Principal } from '#core';
import type { PgSources, SourceRun } from '#store';
import { toSourceRun } from './present-source.ts';

/** Of the newest visit. The time left goes by how many things the visits before had found; a first visit cannot know. */
export async function progressOf(sources: PgSources, principal: Principal, id: string): Promise<SourceProgress> {
  const source = await sources.get(principal, id);
  const { items } = await sources.runs(principal, id, { limit: 2 });
  const [run = null, before = null] = items;
  const isRunning = source.isRunning || source.requestedAt !== null;
  const isUnderWay = run !== null && run.status === 'running';
  const rate = isUnderWay ? rateOf(run) : 0;
  const left = isUnderWay && before ? Math.max(0, seenBy(before) - seenBy(run)) : null;
  return {
    running: isRunning,
    run: run && toSourceRun(run),
    rate,
    secondsLeft: isRunning ? (left === null || rate === 0 ? null : Math.ceil((left / rate) * 60)) : 0,
  };
}

const seenBy = ({ counts }: SourceRun): number => counts.changed + counts.unchanged + counts.gone + counts.unreachable + counts.refused;

function rateOf(run: SourceRun): number {
  const minutes = (Date.now() - run.startedAt.getTime()) / 60_000;
  return minutes <= 0 ? 0 : Math.round(seenBy(run) / minutes);
}
