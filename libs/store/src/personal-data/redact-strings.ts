export interface TextRedaction {
  readonly text: (text: string) => string;
  /** Of fields with their names, which say what their values are. */
  readonly record: (fields: Fields) => Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** Names of what the program itself wrote: numbers and hashes that may look like anything. */
const ownNames = /^(?:id|at|marker|sha256|\w*(?:Id|Ids|Hash|At))$/;
/** What stands below is the caller's, its names as well: there `taxId` is no id of ours. */
const callersNames: ReadonlySet<string> = new Set(['filter', 'data']);

/** The same value with every text in it redacted, however deep; in what the caller named also names and numbers. */
export function redactStrings<Value>(value: Value, redaction: TextRedaction): Value {
  if (typeof value === 'string') return redaction.text(value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => redactStrings(item, redaction)) as Value;
  if (!isFields(value)) return value;
  const within = ([name, item]: [string, unknown]): [string, unknown] => {
    if (callersNames.has(name)) return [name, redactAll(isFields(item) ? redaction.record(item) : item, redaction.text)];
    return [name, ownNames.test(name) ? item : redactStrings(item, redaction)];
  };
  return Object.fromEntries(Object.entries(value).map(within)) as Value;
}

function redactAll(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactAll(item, redact));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name), redactAll(item, redact)]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
