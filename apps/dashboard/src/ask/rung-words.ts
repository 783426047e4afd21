import type { Trace } from '../http/bodies.ts';

type Rung = Trace['rung'];

/** On which rung of the ladder an answer stands, the highest first. */
export const rungNames: Readonly<Record<Rung, string>> = {
  cached: 'given again',
  composed: 'written by the model',
  stand_in: 'written by a model standing in',
  extracted: 'sentences as they stand',
  retrieval_only: 'passages only',
  refused: 'said not to be known',
  failed: 'failed',
};

type Told = Pick<Trace, 'rung' | 'writtenBy'> & Partial<Pick<Trace, 'status'>>;

/** "written by small in place of large" */
export function rungWords({ rung, writtenBy, status }: Told): string {
  if (status === 'refused') return 'refused';
  if (!writtenBy || (rung !== 'composed' && rung !== 'stand_in')) return rungNames[rung];
  const { model, insteadOf } = writtenBy;
  return insteadOf === undefined ? `written by ${model}` : `written by ${model} in place of ${insteadOf}`;
}
