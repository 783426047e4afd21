import type { PersonalKind, Span } from '#core';
import { findPersonalData } from '#guard';
import { wilsonInterval } from '#quality';
import type { LabelledRecord } from './records.ts';

export interface Share {
  readonly share: number | null;
  readonly of: number;
  /** 95 %, after Wilson. */
  readonly interval: readonly [number, number] | null;
}

export interface Quality {
  /** Of the values that are there, those covered whole by a finding of their kind. */
  readonly recall: Share;
  /** Of the findings of the kind, those that touch a value of it. */
  readonly precision: Share;
}

/** By kind and, within it, by language and over all of them. */
export function measure(records: readonly LabelledRecord[], kinds: readonly PersonalKind[]): Record<string, Record<string, Quality>> {
  const judged = records.map((record) => ({ record, found: findPersonalData(record.text) }));
  const languages = [...new Set(records.map(({ language }) => language))];
  return Object.fromEntries(
    kinds.map((kind) => {
      const of = (language: string | null): Quality =>
        qualityOf(
          kind,
          judged.filter(({ record }) => language === null || record.language === language),
        );
      return [kind, { all: of(null), ...Object.fromEntries(languages.map((language) => [language, of(language)])) }];
    }),
  );
}

interface JudgedRecord {
  readonly record: LabelledRecord;
  readonly found: readonly (Span & { readonly kind: PersonalKind })[];
}

/** Names that stand alone count against recall in a row of their own. */
function qualityOf(kind: PersonalKind, judged: readonly JudgedRecord[]): Quality {
  let [there, covered, told, right] = [0, 0, 0, 0];
  for (const { record, found } of judged) {
    const truth = record.truth.filter((one) => one.kind === kind);
    const ours = found.filter((one) => one.kind === kind);
    if (record.what !== 'bare name') {
      there += truth.length;
      covered += truth.filter((one) => ours.some(({ start, end }) => start <= one.start && end >= one.end)).length;
    }
    told += ours.length;
    right += ours.filter(({ start, end }) => truth.some((one) => start < one.end && end > one.start)).length;
  }
  return { recall: shareOf(covered, there), precision: shareOf(right, told) };
}

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { share: null, of, interval: null };
  const [low, high] = wilsonInterval(count, of);
  return { share: round(count / of), of, interval: [round(low), round(high)] };
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
