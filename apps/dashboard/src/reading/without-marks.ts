/** Held out of the rest while it is read: code is shown to the letter. All are bounded, so that no text takes long. */
const code = /(?<!`)(`{1,3})(?!`)([^`]{1,500})\1(?!`)/;
const image = /!\[([^\]\n]{0,300})\]\([^()\s]{0,1000}(?:\s+"[^"\n]{0,200}")?\)/g;
const link =
  /\[((?:[^[\]\n\\]|\\.){1,300})\]\((?:<[^>\n]{0,1000}>|[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3})(?:\s+"[^"\n]{0,200}")?\)/g;
const heading = /^#{1,6}[ \t]+(?=\S)/gm;
/** Stars and low lines beside words, as Markdown has them; "2 * 3 * 4", "a*b*c" and "snake_case_name" have none. The innermost first. */
const emphasis = [
  /(?<![\p{L}\p{N}*\\])(\*)(?=[^\s*])([^\n*]{0,400}[^\s*\\])\1(?![\p{L}\p{N}*])/gu,
  /(?<=\*\*)(\*)(?=[^\s*])([^\n*]{0,400}[^\s*\\])\1(?![\p{L}\p{N}*])/gu,
  /(?<![\d*\\])(\*\*)(?=[^\s*])([^\n*]{0,400}[^\s*\\])\1(?!\*)/gu,
  /(?<![\p{L}\p{N}*\\])(\*{3})(?=[^\s*])([^\n*]{0,400}[^\s*\\])\1(?!\*)/gu,
  /(?<![\p{L}\p{N}_\\])(_{1,3})(?=[^\s_])([^\n_]{0,400}[^\s_\\])\1(?![\p{L}\p{N}_])/gu,
  /(~~)(?=[^\s~])([^\n~]{0,400}[^\s~])\1/g,
] as const;
const escaped = /\\([!"#$%&'()*+,./:;<=>?@[\]^_`{|}~-])/g;

/**
 * A document's words without the marks that Markdown lays them out with: emphasis, the targets of links, backslashes, code's ticks. For
 * showing alone: what is quoted, looked up and cited keeps every mark. The outcome is text, never anything that can be followed.
 */
export function withoutMarks(text: string): string {
  const found = code.exec(text);
  if (!found) return plain(text);
  const [whole, , inside = ''] = found;
  return plain(text.slice(0, found.index)) + inside + withoutMarks(text.slice(found.index + whole.length));
}

function plain(text: string): string {
  const unlinked = text.replace(image, '$1').replace(link, '$1').replace(heading, '');
  // Twice, for emphasis within emphasis.
  const even = [...emphasis, ...emphasis].reduce((words, pattern) => words.replace(pattern, '$2'), unlinked);
  return even.replace(escaped, '$1');
}
