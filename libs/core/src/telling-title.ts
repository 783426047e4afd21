const fileName = /^\S+\.[a-z\d]{1,8}$/i;
const words = /(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/gu;
/** Share of a name's letters and digits that has to stand in words. */
const leastShare = 0.5;

/**
 * What of a title says what a text is about: all of it, unless it is only a file's name made of ids and numbers (`t000a0.txt`,
 * `3f2b-88.pdf`), which a vector would take for a word. `quarterly-report_2024.pdf` says something.
 */
export function tellingTitle(title: string): string {
  if (!fileName.test(title)) return title;
  const stem = title.slice(0, title.lastIndexOf('.'));
  const inWords = (stem.match(words) ?? []).join('').length;
  const all = stem.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return all > 0 && inWords >= all * leastShare ? title : '';
}
