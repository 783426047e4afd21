import type { LegReport, PastCoverage } from '#core';

/** The reports of legs that looked at a past moment: how they scored, and what of that moment they could not see. `coverage` is null where that was not counted. */
export function pastLegs(legs: readonly LegReport[], asOf: Date, coverage: PastCoverage | null): LegReport[] {
  return legs.map((report) => {
    if (report.status !== 'ok' && report.status !== 'fallback') return report;
    if (!coverage) return { ...report, status: 'fallback', note: uncounted(asOf) };
    const gaps = gapsOf(report, coverage);
    const notes = [methodOf(report, asOf, coverage), ...gaps, ...(report.status === 'ok' && report.note !== null ? [report.note] : [])];
    return { ...report, status: gaps.length === 0 ? 'ok' : 'fallback', note: notes.join('; ') };
  });
}

const uncounted = (asOf: Date): string =>
  `how much of ${asOf.toISOString()} there is to look at could not be counted, so what cannot be found is not named`;

function methodOf({ leg }: LegReport, asOf: Date, { documents, chunks }: PastCoverage): string {
  const then = asOf.toISOString();
  if (documents === 0) return `nothing that you may see was live on ${then}`;
  const how = leg === 'keyword' ? 'words are scored by BM25 computed over' : 'meaning is compared with';
  return `${how} the ${chunks} passages that were live on ${then}`;
}

function gapsOf({ leg }: LegReport, { documents, removed, chunks, withoutVector }: PastCoverage): string[] {
  const gaps: string[] = [];
  if (removed > 0)
    gaps.push(`${removed} of the ${documents} documents live then cannot be found: retention has removed their text of that time`);
  if (leg === 'vector' && withoutVector > 0)
    gaps.push(`${withoutVector} of ${chunks} passages have no vector of the present model and are found by their words only`);
  return gaps;
}
