/** The fields of one record after another (RFC 4180, and what spreadsheets make of it). A quote that is never closed is a letter: `onOpenQuote` hears its line. */
export function* readRecords(text: string, delimiter: string, onOpenQuote: (line: number) => void): Generator<readonly string[]> {
  const reader = new RecordReader(text, delimiter, onOpenQuote);
  while (!reader.isAtEnd) yield reader.record();
}

class RecordReader {
  private readonly text: string;
  private readonly delimiter: string;
  private readonly onOpenQuote: (line: number) => void;
  private position = 0;
  private quotesMatter = true;

  constructor(text: string, delimiter: string, onOpenQuote: (line: number) => void) {
    this.text = text;
    this.delimiter = delimiter;
    this.onOpenQuote = onOpenQuote;
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  record(): string[] {
    const fields: string[] = [];
    for (;;) {
      fields.push(this.field());
      if (this.text[this.position] !== this.delimiter || this.isAtEnd) break;
      this.position++;
      if (this.isAtEnd) fields.push('');
      if (this.isAtEnd) break;
    }
    this.skipLineEnd();
    return fields;
  }

  private field(): string {
    const quoted = this.quotesMatter && this.text[this.position] === '"' ? this.quoted() : '';
    const start = this.position;
    while (!this.isAtEnd && !this.isEndOfField(this.text[this.position] ?? '')) this.position++;
    return quoted + this.text.slice(start, this.position);
  }

  private isEndOfField(letter: string): boolean {
    return letter === this.delimiter || letter === '\n' || letter === '\r';
  }

  /** Empty, and nothing read, when the quote is never closed. */
  private quoted(): string {
    const parts: string[] = [];
    for (let from = this.position + 1; ;) {
      const quote = this.text.indexOf('"', from);
      if (quote === -1) return this.openQuote();
      parts.push(this.text.slice(from, quote));
      if (this.text[quote + 1] !== '"') {
        this.position = quote + 1;
        return parts.join('"');
      }
      from = quote + 2;
    }
  }

  /** No later quote can be closed either where this one is not: they all are letters from here. */
  private openQuote(): string {
    this.quotesMatter = false;
    this.onOpenQuote(this.text.slice(0, this.position).split('\n').length);
    return '';
  }

  private skipLineEnd(): void {
    if (this.text[this.position] === '\r') this.position++;
    if (this.text[this.position] === '\n') this.position++;
  }
}
