import type { DocumentProperties } from '#core';
import { parseDocument } from 'yaml';
import { toCanonicalLine } from './canonical-text.ts';
import { dateOf, languageOf } from './html-metadata.ts';
import { mayInstruct } from './hidden-beside.ts';

export interface FrontMatter {
  readonly title: string | null;
  readonly properties: Partial<DocumentProperties>;
  /** Where the text begins. */
  readonly end: number;
  readonly warnings: readonly string[];
}

const maxLength = 50_000;
const maxNames = 20;

const none: FrontMatter = { title: null, properties: {}, end: 0, warnings: [] };

/**
 * What stands between two lines of `---` (YAML) or `+++` (TOML's plain keys) at the top. Where it is broken, that is a warning;
 * what only stands between two rules (prose, a list, more than anybody says about a document) is text.
 */
export function readFrontMatter(text: string): FrontMatter {
  const matter = /^(---|\+\+\+)[^\S\n]*\n([\s\S]*?)\n(?:\1|\.\.\.)[^\S\n]*(?:\n|$)/.exec(text);
  const source = matter?.[2] ?? '';
  if (!matter || source.length > maxLength) return none;
  const { fields, isBroken } = matter[1] === '---' ? yamlOf(source) : { fields: tomlOf(source), isBroken: false };
  if (!fields) return none;
  const first = (...names: string[]): unknown => names.map((name) => fields[name]).find((value) => value !== undefined && value !== null);
  const title = toCanonicalLine(textOf(first('title')) ?? '').slice(0, 300);
  const properties = {
    language: languageOf(textOf(first('language', 'lang', 'locale'))),
    authors: namesOf(first('authors', 'author')),
    createdAt: dateOf(textOf(first('date', 'created', 'created_at', 'published', 'publishDate', 'pubDate'))),
    modifiedAt: dateOf(textOf(first('lastmod', 'modified', 'updated', 'last_modified', 'updated_at', 'date_modified'))),
    keywords: [...new Set([...namesOf(first('tags')), ...namesOf(first('keywords')), ...namesOf(first('categories'))])].slice(0, maxNames),
  };
  const warnings = isBroken
    ? ['what stands at the top between lines of "---" is broken YAML; only what could be read of it was taken']
    : [];
  return { title: title === '' ? null : title, properties, end: matter[0].length, warnings };
}

/** What it says line by line, without the names of its fields: on a page that is made of the document little of it is seen. */
export function sayingsOf(matter: string): { readonly text: string; readonly how: string }[] {
  const values = matter
    .split('\n')
    .map((line) => line.replace(/^\s*(?:-\s+)?(?:[\w-]{1,40}\s*[:=])?\s*["'>|]?/, '').replace(/["']\s*$/, ''));
  return values.filter(mayInstruct).map((text) => ({ text, how: 'front matter' }));
}

type Fields = Readonly<Record<string, unknown>>;

/** No fields where it is text; of broken YAML those that can be read. */
function yamlOf(source: string): { readonly fields: Fields | null; readonly isBroken: boolean } {
  try {
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent' });
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    const isBroken = document.errors.length > 0;
    if (isFields(value)) return { fields: value, isBroken };
    return { fields: isBroken || value === null || value === undefined ? {} : null, isBroken };
  } catch {
    return { fields: {}, isBroken: true };
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Strings, dates and lists of strings on one line: what front matter is made of. */
function tomlOf(source: string): Fields {
  const fields: Record<string, unknown> = {};
  for (const line of source.split('\n')) {
    const [, name, value = ''] = /^\s*([\w-]{1,40})\s*=\s*(.{1,2000})$/.exec(line) ?? [];
    if (!name) continue;
    const strings = [...value.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? '');
    fields[name] = value.startsWith('[') ? strings : (strings[0] ?? value.trim());
  }
  return fields;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value instanceof Date ? value.toISOString() : null;
}

/** "Ada, Bo", ["Ada", "Bo"], [{ name: "Ada" }]. */
function namesOf(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;]/) : [value];
  const names = all.map((one) => textOf(one) ?? textOf((one as { readonly name?: unknown } | null | undefined)?.name));
  const lines = names.map((name) => toCanonicalLine(name ?? '')).filter((name) => name !== '' && name.length <= 100);
  return [...new Set(lines)].slice(0, maxNames);
}
