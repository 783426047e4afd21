import type * as contract from '#contract';
import type { ActivityFigures, KeyUse, StoredKey, UsedDocument } from '#store';
import { time, timeOrNull } from './present-values.ts';

export function toActivity(figures: ActivityFigures): contract.Activity {
  return {
    ...figures,
    rungs: [...figures.rungs],
    thumbs: { ...figures.thumbs },
    hits: figures.hits.map(({ at, count }) => ({ at: time(at), count })),
    mostUsed: figures.mostUsed.map(toUsed),
    neverUsed: figures.neverUsed.map(toUsed),
    unanswered: figures.unanswered.map(({ askedAt, ...rest }) => ({ ...rest, askedAt: time(askedAt) })),
    stages: [...figures.stages],
  };
}

function toUsed({ lastAt, ...rest }: UsedDocument): contract.Activity['mostUsed'][number] {
  return { ...rest, lastAt: timeOrNull(lastAt) };
}

const unused: KeyUse = { requestsThisMinute: 0, tokensLastDay: 0, computeSecondsLastDay: 0 };

export function toKey(key: StoredKey, used: KeyUse = unused): contract.Key {
  const { id, name, prefix, role, groups, limits, mcpTools } = key;
  return {
    id,
    name,
    prefix,
    role,
    ...limits,
    used: { ...used },
    mcpTools: mcpTools && [...mcpTools],
    groups: [...groups],
    createdAt: time(key.createdAt),
    lastUsedAt: timeOrNull(key.lastUsedAt),
    revokedAt: timeOrNull(key.revokedAt),
  };
}
