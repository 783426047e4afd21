import { mayInstruct } from '../hidden-beside.ts';
import type { DomElement } from '../html-dom.ts';

/** Words of an attribute, and what it is called. */
export interface Spoken {
  readonly text: string;
  readonly how: string;
}

interface WithAttributes {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

const speaking = /^(?:alt|title|summary|label|longdesc|aria-(?:label|description|placeholder|roledescription|valuetext)|data-.{1,60})$/;

/** Whether an attribute of this name is there to be read by people or programs that do not look at the page. */
export function isSpoken(name: string): boolean {
  return speaking.test(name);
}

/** What an element says in its attributes: alternative texts, tips, labels for screen readers, what scripts are to find, `meta` tags. */
export function spokenIn(element: DomElement): Spoken[] {
  const name = element.nodeName.toUpperCase();
  if (name === 'META') return [said(element.getAttribute('content'), `meta tag ${metaName(element)}`)].flat();
  const found: Spoken[] = [];
  for (const { name: attribute, value } of (element as DomElement & WithAttributes).attributes)
    if (isSpoken(attribute)) found.push(...said(value, `attribute ${attribute}`));
  if (name === 'INPUT' && /^hidden$/i.test(element.getAttribute('type') ?? ''))
    found.push(...said(element.getAttribute('value'), 'hidden field'));
  if (name === 'SCRIPT' && /ld\+json/i.test(element.getAttribute('type') ?? ''))
    found.push(...said(sayingsInJson(element.textContent ?? ''), 'data for search engines'));
  return found;
}

function said(value: string | null, how: string): Spoken[] {
  return value !== null && mayInstruct(value) ? [{ text: value, how }] : [];
}

function metaName(meta: DomElement): string {
  return (meta.getAttribute('name') ?? meta.getAttribute('property') ?? meta.getAttribute('itemprop') ?? '').slice(0, 60);
}

const mostJson = 200_000;

/** The sentences among the values of JSON, a line each; by the quotes, as what is cut off or broken speaks as well. */
export function sayingsInJson(json: string): string {
  const values = json.slice(0, mostJson).matchAll(/"((?:[^"\\]|\\.)*)"/g);
  return Array.from(values, ([, value = '']) => unescaped(value))
    .filter(mayInstruct)
    .join('\n');
}

function unescaped(value: string): string {
  try {
    return JSON.parse(`"${value}"`) as string;
  } catch {
    return value;
  }
}
