import { Fault, type ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonical, toCanonicalLine } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { isNotebook, parseNotebook } from './parse-notebook.ts';
import { linesAsBlocks } from './parse-text.ts';
import { type ParseSource, withoutPages } from './parse-source.ts';

/** Deeper values are written as JSON on one line; the engine's own parser takes any depth that memory holds. */
const maxDepth = 12;
const maxItemLength = 100_000;
/** So many items are named in the warning about their length. */
const maxNamed = 5;

/** JSON as text that is read and found: every object is an item under the heading of its path, its values as "key: value" lines. */
export function parseJson(source: ParseSource): ParsedDocument {
  const text = decodeText(source.bytes, source.charset, source.fileName);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    return asCode(text, `this is no valid JSON (${(cause as Error).message.slice(0, 200)}); it was read as plain text`);
  }
  if (isNotebook(value)) return parseNotebook(value);
  const writer = new JsonWriter();
  writer.write(value, []);
  const title = isObject(value) ? titleOf(value) : null;
  return withoutPages({ ...writer.build(), title }, writer.warnings);
}

/** A record a line, each an item of its own; a line that is no JSON stays as it is and is named. */
export function parseJsonLines(source: ParseSource): ParsedDocument {
  const lines = decodeText(source.bytes, source.charset, source.fileName).split(/\r?\n/);
  const writer = new JsonWriter();
  const broken: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      writer.record(JSON.parse(line), `line ${index + 1}`);
    } catch {
      broken.push(index + 1);
      writer.plain(line);
    }
  }
  const which = `${broken.slice(0, 10).join(', ')}${broken.length > 10 ? ' and others' : ''}`;
  const warnings = broken.length > 0 ? [`line ${which}: not read as JSON; kept as plain text`] : [];
  return withoutPages({ ...writer.build(), title: null }, [...writer.warnings, ...warnings]);
}

function asCode(text: string, warning: string): ParsedDocument {
  const canonical = toCanonical(text);
  return withoutPages({ title: null, text: canonical, blocks: [...linesAsBlocks(canonical, 'code', 0)] }, [warning]);
}

type Fields = Readonly<Record<string, unknown>>;

class JsonWriter {
  private readonly cut: string[] = [];
  private readonly builder = new CanonicalTextBuilder();

  get warnings(): readonly string[] {
    const more = this.cut.length - maxNamed;
    return [
      ...this.cut.slice(0, maxNamed).map((name) => `"${name}" is longer than ${maxItemLength} letters; only its beginning was read`),
      ...(more > 0 ? [`so are ${more} other items`] : []),
    ];
  }

  build(): ReturnType<CanonicalTextBuilder['build']> {
    return this.builder.build();
  }

  /** Simple values of an object are one block; objects and lists of objects within it are sections of their own. */
  write(value: unknown, path: readonly string[]): void {
    if (path.length >= maxDepth) return this.plain(shown(value), path);
    if (Array.isArray(value) && !isSimple(value)) return this.list(value, path);
    if (!isObject(value)) return this.plain(shown(value), path);
    const entries = Object.entries(value);
    const simple = entries.filter(([, inner]) => isSimple(inner));
    this.heading(path);
    this.plain(simple.map(([key, inner]) => `${toCanonicalLine(key)}: ${shown(inner)}`).join('\n'), path);
    for (const [key, inner] of entries) if (!isSimple(inner)) this.write(inner, [...path, toCanonicalLine(key)]);
  }

  record(value: unknown, place: string): void {
    if (!isObject(value)) return this.plain(shown(value));
    this.heading([titleOf(value) ?? place]);
    this.plain(linesOf(value, '', 0).join('\n'), [place]);
  }

  plain(text: string, path: readonly string[] = []): void {
    const canonical = toCanonical(text);
    if (canonical.length > maxItemLength) this.cut.push(path.join('.') || 'an item');
    this.builder.add('paragraph', canonical.slice(0, maxItemLength).toWellFormed());
  }

  private list(items: readonly unknown[], path: readonly string[]): void {
    for (const [index, item] of items.entries()) {
      const place = [...path.slice(0, -1), `${path.at(-1) ?? ''}[${index}]`];
      if (isObject(item)) this.recordAt(item, place);
      else this.plain(linesOf(item, '', 0).join('\n'), place);
    }
  }

  /** An item of a list stays in one block, whatever it holds: it is what somebody looks for. */
  private recordAt(item: Fields, path: readonly string[]): void {
    const name = titleOf(item);
    this.heading([...path.slice(0, -1), name ? `${path.at(-1)} ${name}` : (path.at(-1) ?? '')]);
    this.plain(linesOf(item, '', 0).join('\n'), path);
  }

  private heading(path: readonly string[]): void {
    const name = path.join(' › ').slice(0, 300).toWellFormed();
    if (name !== '') this.builder.add('heading', toCanonicalLine(name), { level: Math.min(Math.max(path.length, 1), 6) });
  }
}

/** "key: value" lines, indented below the key of what they belong to. */
function linesOf(value: unknown, indent: string, depth: number): string[] {
  if (isSimple(value) || depth >= maxDepth) return [`${indent}${shown(value)}`];
  const lines: string[] = [];
  for (const [key, inner] of Object.entries(value as Fields)) {
    const name = Array.isArray(value) ? '-' : `${toCanonicalLine(key)}:`;
    if (isSimple(inner)) lines.push(`${indent}${name} ${shown(inner)}`);
    else lines.push([`${indent}${name}`, ...linesOf(inner, `${indent}  `, depth + 1)].join('\n'));
  }
  return lines;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What fits on its key's line: a value, or a list of values. */
function isSimple(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (!Array.isArray(value)) return Object.keys(value).length === 0;
  return value.length <= 100 && value.every((item) => typeof item !== 'object' || item === null);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && isSimple(value)) return value.map(shown).join(', ');
  return safeJson(value);
}

/** The engine's writer calls itself, so what nests beyond its stack is refused with words. */
function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch (cause) {
    throw new Fault('parse_limit', 'the JSON nests thousands of levels deep, as no data does; flatten it', { cause });
  }
}

/** What people call a record. */
function titleOf(value: Fields): string | null {
  const named = ['title', 'name', 'label', 'subject', 'question', 'id', 'key'].map((key) => value[key]);
  const isName = (name: unknown): name is string | number => (typeof name === 'string' && name.trim() !== '') || typeof name === 'number';
  const found = named.find(isName);
  return found === undefined ? null : toCanonicalLine(String(found)).slice(0, 200).toWellFormed();
}
