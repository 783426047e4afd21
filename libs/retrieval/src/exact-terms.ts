const identifier = /(?=[^\s]*\p{L})(?=[^\s]*\d)[\p{L}\d][\p{L}\d._:/-]{2,}/u;
const ordinal = /^\d+(st|nd|rd|th)$/i;

/** Whether a question names something by an identifier: letters and digits in one word, as part numbers, versions and error codes have. */
export function namesIdentifier(query: string): boolean {
  return query.split(/\s+/).some((word) => identifier.test(word) && !ordinal.test(word));
}
