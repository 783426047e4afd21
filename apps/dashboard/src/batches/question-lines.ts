/** NDJSON of a file: as it is, or of plain text a question for each line. Empty lines stay, so that the service tells of lines by the file's own numbers. */
export function questionLines(text: string, fileName: string, mode: string): string {
  if (/\.(ndjson|jsonl)$/i.test(fileName)) return text;
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.map((line) => (line === '' ? '' : JSON.stringify({ question: line, mode }))).join('\n');
}
