/** Below so many, whatever share they are: somebody tidied up. */
const alwaysMeant = 10;
const mostShare = 0.3;

/**
 * Whether so much vanished that it looks like a mistake, such as a login page where the site was, an emptied sitemap or a wrong prefix,
 * and a person should say that it is meant. Words for that person, or null when it may go on.
 */
export function reasonToHold({ present, missing }: { readonly present: number; readonly missing: number }): string | null {
  const all = present + missing;
  if (missing <= alwaysMeant || missing / all <= mostShare) return null;
  const share = Math.round((missing / all) * 100);
  return `${missing} of ${all} documents (${share} %) are no longer found at the source. Nothing is deleted until you say that it is meant.`;
}
