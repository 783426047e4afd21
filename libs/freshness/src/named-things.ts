/** “Heron 3”, “Kestrel K2”, “VX-117”, “B12”: what a title calls its thing by, with the figure that tells it from others of its kind. */
const spaced = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}-]*) (\d{1,4}\p{L}?)(?![\p{L}\p{N}%€$£]|[.,:/-]\d)/gu;
const joined = /(?<![\p{L}\p{N}])(\p{L}{1,6})-?(\d{1,5}\p{L}?)(?![\p{L}\p{N}%]|[.,:/]\d)/gu;
/** What numbers the states or the parts of one text, and no things. */
const ofOneText = new Set(
  `v ver vers version rev revision ed edition release draft copy update fassung ausgabe entwurf stand auflage no nr
  chapter section part volume vol page appendix annex article paragraph table figure list step faq handbook manual guide policy notes note
  document report minutes kapitel abschnitt teil band seite anhang anlage artikel tabelle abbildung liste schritt handbuch anleitung bericht
  protokoll in of from for on at to by per since until and or the a an von vom bis ab am im für zum und der die das
  q h fy cy kw week quarter year jahr quartal woche summer winter spring autumn fall sommer herbst
  january february march april may june july august september october november december
  januar februar märz mai juni juli oktober dezember jan feb mar apr jun jul aug sep sept oct okt nov dec dez`.split(/\s+/),
);
const year = /^(?:19|20)\d\d$/;

/** The names with a figure in titles and headings, the same however they are joined. Years, versions and numbers of chapters are none. */
export function namedThings(lines: readonly string[]): ReadonlySet<string> {
  const named = lines.flatMap((line) => [...line.matchAll(spaced), ...line.matchAll(joined)]);
  const isOwn = ([, word = '', figure = '']: RegExpMatchArray): boolean => !ofOneText.has(word.toLowerCase()) && !year.test(figure);
  return new Set(named.filter(isOwn).map(([, word = '', figure = '']) => `${word}${figure}`.toLowerCase().replaceAll('-', '')));
}
