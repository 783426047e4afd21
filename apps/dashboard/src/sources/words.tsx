import type { Source, SourceRun } from '../http/bodies.ts';
import { many, seconds } from '../format/quantity.ts';
import { Ago, Badge, type Tone } from '../parts/words.tsx';

const stateWords: Record<Source['state'], readonly [string, Tone]> = {
  new: ['not visited yet', 'neutral'],
  ok: ['fresh', 'good'],
  failing: ['failing', 'bad'],
  held: ['held', 'attention'],
};

export function StateWord({ source }: { readonly source: Source }) {
  const [word, tone] = source.running
    ? (['visiting', 'neutral'] as const)
    : source.paused && source.state !== 'held'
      ? (['paused', 'neutral'] as const)
      : stateWords[source.state];
  return (
    <Badge tone={tone} testId="source-state">
      {word}
    </Badge>
  );
}

export const scheduleInWords = ({ schedule, paused }: Source): string => {
  if (schedule === null) return 'only when asked';
  const words = 'every' in schedule ? `every ${seconds(schedule.every)}` : `${schedule.cron} (${schedule.timeZone})`;
  return paused ? `${words}, paused` : words;
};

export const NextVisit = ({ source }: { readonly source: Source }) =>
  source.running ? (
    <>now</>
  ) : source.nextVisitAt === null ? (
    <>{source.paused ? 'paused' : 'when asked'}</>
  ) : (
    <Ago at={source.nextVisitAt} />
  );

/** Where it is, as a person would say it. */
export function addressOf({ settings, kind }: Source): string {
  const value =
    settings['start'] ??
    settings['url'] ??
    settings['urls'] ??
    settings['path'] ??
    settings['repository'] ??
    settings['bucket'] ??
    settings['baseUrl'];
  if (Array.isArray(value)) return value.length === 1 ? String(value[0]) : many(value.length, 'page');
  return typeof value === 'string' ? value : kind;
}

/** What came of a visit, leaving out what came to nothing. */
export function outcomeOf(run: SourceRun): string {
  const parts = [
    [run.changed, 'changed'],
    [run.unchanged, 'unchanged'],
    [run.gone, 'gone'],
    [run.unreachable, 'unreachable'],
    [run.refused, 'refused'],
    [run.deleted, 'deleted here'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, word]) => `${number.toLocaleString('en-GB')} ${word}`);
  return words.length === 0 ? 'nothing found' : words.join(', ');
}
