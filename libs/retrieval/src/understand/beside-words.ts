import type { Retrieval } from '#core';

/** Measured on questions of several parts (docs/retrieval.md): from 0.2 to 0.5 it matters little. */
export const besideShare = 0.35;

/** What the searches beside the question's own did to the scores. */
export function besideWords({ understood, settings }: Pick<Retrieval, 'understood' | 'settings'>): string[] {
  const searched = understood?.searched ?? [];
  if (searched.length === 0) return [];
  const share = settings.understanding?.besideShare ?? besideShare;
  const named = searched.map((query) => `“${query}”`).join(' and ');
  return [
    `Searched beside the question: ${named}. A passage’s best place there makes ${Math.round(100 * share)} % of its score, so the sums of the steps above count ${Math.round(100 * (1 - share))} %.`,
  ];
}
