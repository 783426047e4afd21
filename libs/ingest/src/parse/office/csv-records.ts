/** The fields of one record after another (RFC 4180, and what spreadsheets make of it). `onOdd` hears what is read otherwise than it is written, and in which line. */
export function* readRecords(text: string, delimiter: string, onOdd: (line: number, what: string) => void): Generator<readonly string[]> {
  const reader = new RecordReader(text, delimiter, onOdd);
  while (!reader.isAtEnd) yield reader.record();
}

/** More than any spreadsheet has columns for people. */
const maxFields = 5000;

class RecordReader {
  private readonly text: string;
  private readonly delimiter: string;
  private readonly onOdd: (line: number, what: string) => void;
  private position = 0;
  private quotesMatter = true;
  private saidTooMany = false;

  constructor(text: string, delimiter: string, onOdd: (line: number, what: string) => void) {
    this.text = text;
    this.delimiter = delimiter;
    this.onOdd = onOdd;
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  record(): string[] {
    const fields: string[] = [];
    for (;;) {
      fields.push(fields.length < maxFields ? this.field() : this.restOfLine());
      if (this.text[this.position] !== this.delimiter || this.isAtEnd) break;
      this.position++;
      if (this.isAtEnd) fields.push('');
      if (this.isAtEnd) break;
    }
    this.skipLineEnd();
    return fields;
  }

  private restOfLine(): string {
    if (!this.saidTooMany) this.odd(`more than ${maxFields} fields; the rest is read as one, here and wherever there are so many`);
    this.saidTooMany = true;
    const end = this.text.indexOf('\n', this.position);
    const from = this.position;
    this.position = end === -1 ? this.text.length : end;
    return this.text.slice(from, this.position);
  }

  private odd(what: string): void {
    this.onOdd(this.text.slice(0, this.position).split('\n').length, what);
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
    this.odd('a quote is opened and never closed; it is read as a letter');
    return '';
  }

  private skipLineEnd(): void {
    if (this.text[this.position] === '\r') this.position++;
    if (this.text[this.position] === '\n') this.position++;
  }
}
