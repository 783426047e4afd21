import type * as contract from '#contract';
import { unveiled } from '#guard';
import { excerptOf, type GuardCase, type LabelledExample, type StoredFinding } from '#store';
import { time } from '../present-values.ts';

/** Characters shown on either side of a finding. */
const around = 200;
/** Characters shown of a finding, and of what it reads once undone. */
const longest = { finding: 2000, reading: 1000 };

export function toGuardCase(found: GuardCase): contract.GuardCase {
  const { revisionId, documentId, externalId, title, revision, status, level, version, state, decided, unread, findingCount } = found;
  return {
    revisionId,
    documentId,
    externalId,
    title,
    revision,
    status,
    level,
    version,
    state,
    findingCount,
    collection: found.collectionName,
    scannedAt: time(found.scannedAt),
    decision: decided && {
      decision: decided.decision,
      note: decided.note,
      at: time(decided.at),
      by: { role: decided.role, key: decided.keyName },
    },
    unread: unread && { times: unread.times, retryAt: time(unread.retryAt) },
    findings: found.findings.map(toFinding),
  };
}

export function toGuardCaseInPlace({ text, ...found }: GuardCase & { readonly text: string }): contract.GuardCaseInPlace {
  return {
    ...toGuardCase(found),
    findings: found.findings.map((finding) => ({
      ...toFinding(finding),
      excerpt: toExcerpt(finding, text),
      reads: toReading(finding, text),
    })),
  };
}

function toFinding({ level, reason, quote, span, page, cues, score, counts, decidedBy }: StoredFinding): contract.GuardFinding {
  return { level, reason, quote, page, score, counts, decidedBy: decidedBy ?? null, span: span && { ...span }, cues: [...cues] };
}

function toExcerpt({ span }: StoredFinding, text: string): contract.GuardCaseInPlace['findings'][number]['excerpt'] {
  if (span === null) return null;
  const excerpt = excerptOf(text, span, around, longest.finding);
  return { text: excerpt.text, start: excerpt.start, mark: { ...excerpt.span }, omitted: excerpt.omitted };
}

function toReading({ span, quote }: StoredFinding, text: string): string | null {
  return (
    unveiled(span === null ? quote : text.slice(span.start, span.end))
      ?.slice(0, longest.reading)
      .toWellFormed() ?? null
  );
}

/** As `npm run eval -- guard` reads it. */
export function toGuardExample(example: LabelledExample): contract.GuardExample {
  const { revisionId, ordinal, text, label, span, isHidden, reason, collectionName } = example;
  return {
    id: `${revisionId}-${ordinal}`,
    text,
    label,
    kind: label === 'benign' ? 'hard-negative' : isHidden ? 'hidden' : 'indirect',
    sub: reason,
    source: `aquifer/${collectionName.replaceAll(/[^\w.-]+/g, '-')}`,
    spans: label === 'attack' ? [[span.start, span.end]] : [],
  };
}
