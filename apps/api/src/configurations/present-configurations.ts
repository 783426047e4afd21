import type * as contract from '#contract';
import { changesBetween } from '#core';
import { diffTexts } from '#freshness';
import type { Activation, StoredVersion, VersionScore } from '#store';
import { tidy, time, timeOrNull } from '../present-values.ts';

interface Shown {
  readonly scores: readonly VersionScore[];
  readonly isActive: boolean;
  readonly problems: readonly string[];
}

export function toConfiguration(version: StoredVersion, { scores, isActive, problems }: Shown): contract.Configuration {
  const { id, name, note, settings, by, createdAt, activatedAt } = version;
  return {
    id,
    name,
    note,
    settings: { ...settings, prompts: { ...settings.prompts } },
    createdAt: time(createdAt),
    createdBy: { ...by },
    isActive,
    activatedAt: timeOrNull(activatedAt),
    scores: scores.map(toScore),
    problems: [...problems],
  };
}

export function toActivation({ versionId, versionName, by, scores, at, ...rest }: Activation): contract.ConfigurationActivation {
  return { ...rest, configurationId: versionId, name: versionName, by: { ...by }, scores: scores.map(toScore), at: time(at) };
}

export function toDiff(before: StoredVersion, after: StoredVersion): contract.ConfigurationDiff {
  const ids = [...new Set([...Object.keys(before.prompts), ...Object.keys(after.prompts)])];
  const changed = ids.filter((id) => before.prompts[id] !== after.prompts[id]);
  return {
    before: before.id,
    after: after.id,
    changes: changesBetween(before.settings, after.settings).map((change) => ({ ...change })),
    prompts: changed.map((id) => ({ id, lines: linesOf(before.prompts[id] ?? '', after.prompts[id] ?? '') })),
  };
}

function toScore({ ndcg10, recall10, interval: [low, high], ...score }: VersionScore): contract.ConfigurationScore {
  return { ...score, ndcg10: tidy(ndcg10), recall10: tidy(recall10), interval: [tidy(low), tidy(high)] };
}

type Line = contract.ConfigurationDiff['prompts'][number]['lines'][number];

/** Both texts as one, in the order of reading. */
function linesOf(before: string, after: string): Line[] {
  const lines: Line[] = [];
  const add = (kind: Line['kind'], text: string): void =>
    void lines.push(
      ...text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => ({ kind, text: line })),
    );
  let at = 0;
  for (const { from, to } of diffTexts(before, after).changes) {
    if (from.start > at) add('same', before.slice(at, from.start));
    if (from.end > from.start) add('removed', before.slice(from.start, from.end));
    if (to.end > to.start) add('added', after.slice(to.start, to.end));
    at = from.end;
  }
  if (at < before.length) add('same', before.slice(at));
  return lines;
}
