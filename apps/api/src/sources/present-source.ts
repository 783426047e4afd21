import type * as contract from '#contract';
import type { Schedule } from '#core';
import type { SourceItemSummary, SourcePatch, SourceRun, SourceSummary } from '#store';
import { time, timeOrNull } from '../present-values.ts';

const daySeconds = 86_400;

export function toSource(source: SourceSummary): contract.Source {
  const { id, kind, name, settings, hasSecret, state, failures, items } = source;
  return {
    id,
    kind,
    name,
    hasSecret,
    state,
    failures,
    collection: source.collectionName,
    settings: { ...settings },
    schedule: source.schedule && fromSchedule(source.schedule),
    paused: source.isPaused,
    graceDays: source.graceSeconds / daySeconds,
    staleAfter: source.staleAfterSeconds,
    guard: source.guardDocuments,
    access: {
      public: source.access.public,
      groups: [...source.access.groups],
    },
    running: source.isRunning || source.requestedAt !== null,
    says: source.message,
    items: {
      present: 0,
      unreachable: 0,
      refused: 0,
      missing: 0,
      deleted: 0,
      ...items,
    },
    createdAt: time(source.createdAt),
    updatedAt: time(source.updatedAt),
    nextVisitAt: timeOrNull(source.nextVisitAt),
    lastVisitAt: timeOrNull(source.lastVisitAt),
    lastSuccessAt: timeOrNull(source.lastSuccessAt),
    lastChangedAt: timeOrNull(source.lastChangedAt),
  };
}

export function toSourceItem(item: SourceItemSummary): contract.SourceItem {
  const { id, key, url, title, state, reason, documentId } = item;
  return {
    id,
    key,
    url,
    title,
    state,
    reason,
    documentId,
    firstSeenAt: time(item.firstSeenAt),
    lastCheckedAt: time(item.lastCheckedAt),
    lastChangedAt: timeOrNull(item.lastChangedAt),
    missingSince: timeOrNull(item.missingSince),
  };
}

export function toSourceRun({ id, status, counts, isComplete, notes, failure, startedAt, endedAt }: SourceRun): contract.SourceRun {
  return {
    id,
    status,
    ...counts,
    complete: isComplete,
    notes: [...notes],
    failure,
    startedAt: time(startedAt),
    endedAt: timeOrNull(endedAt),
  };
}

const fromSchedule = (schedule: Schedule): contract.Source['schedule'] =>
  'cron' in schedule ? schedule : { every: schedule.everySeconds };

export const toSchedule = (schedule: NonNullable<contract.SourceBody['schedule']>): Schedule =>
  'cron' in schedule ? schedule : { everySeconds: schedule.every };

/** The fields that a body names. */
export function toSourcePatch({
  name,
  settings,
  secret,
  schedule,
  graceDays,
  staleAfter,
  guard,
  access,
  paused,
}: contract.SourcePatch): SourcePatch {
  return {
    ...(name !== undefined && { name }),
    ...(settings !== undefined && { settings }),
    ...(secret !== undefined && { secret }),
    ...(schedule !== undefined && { schedule: schedule && toSchedule(schedule) }),
    ...(graceDays !== undefined && { graceSeconds: Math.round(graceDays * daySeconds) }),
    ...(staleAfter !== undefined && { staleAfterSeconds: staleAfter }),
    ...(guard !== undefined && { guardDocuments: guard }),
    ...(access !== undefined && { access }),
    ...(paused !== undefined && { isPaused: paused }),
  };
}
