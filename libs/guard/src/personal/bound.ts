/**
 * An expression that matches neither within a longer number or word nor a part of one with a point, a dash or a stroke. A comma parts the
 * cells of a row, “_” the words of a file's name; only “0,5…” is a number.
 */
export function boundTo(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}./-]|(?<!\\d)0,)(?:${pattern})(?![\\p{L}\\p{N}]|[./-]\\p{N})`, 'giu');
}

/** The same for what a checksum or a form tells: it may stand in a path as well, and behind a word and a dash. */
export function boundAnywhere(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}.]|\\p{N}[/-]|(?<!\\d)0,)(?:${pattern})(?![\\p{L}\\p{N}]|[./-]\\p{N})`, 'giu');
}
