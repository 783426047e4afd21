import type { Collection } from '../http/bodies.ts';

type Ranking = Collection['settings']['ranking'];

/** A ranking setting in a line; what is not set is left out. */
export function rankingWords({ vectorWeight, rerankShare, rerankDepth, candidates }: Ranking): string {
  return [
    vectorWeight === null ? 'Weight as measured' : `Weight of meaning ${vectorWeight}`,
    ...(rerankShare === null ? [] : [`late interaction ${rerankShare}`]),
    ...(rerankDepth === null ? [] : [`its depth ${rerankDepth}`]),
    ...(candidates === null ? [] : [`${candidates} candidates`]),
  ].join(', ');
}
