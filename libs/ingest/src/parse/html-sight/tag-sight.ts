import type { DomElement } from '../html-dom.ts';

/** `control`: seen, and no text of the page. `program`: read by no person. */
export type TagSight = 'seen' | 'control' | 'program' | { readonly how: string };

const programs = new Set('SCRIPT STYLE HEAD TITLE META LINK'.split(' '));
const controls = new Set('SVG SELECT DATALIST BUTTON INPUT TEXTAREA MAP'.split(' '));
/** Shown only where a browser cannot show the thing itself. */
const replaced = new Set('IFRAME OBJECT EMBED CANVAS AUDIO VIDEO'.split(' '));
const forScreenReaders = /(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|element-invisible)(?:$|\s)/i;

/** How an element is seen by what it is and by its attributes, before any style. */
export function tagSight(element: DomElement): TagSight {
  const name = element.nodeName.toUpperCase();
  if (/^(?:TITLE|DESC|METADATA)$/.test(name) && isInDrawing(element)) return { how: 'title of a drawing' };
  if (programs.has(name)) return 'program';
  if (name === 'NOSCRIPT' || name === 'TEMPLATE') return { how: name.toLowerCase() };
  if (replaced.has(name)) return { how: `in place of ${name.toLowerCase()}` };
  if (name === 'ANNOTATION' || name === 'ANNOTATION-XML') return { how: 'annotation of a formula' };
  if (name === 'DIALOG') return element.getAttribute('open') === null ? { how: 'closed dialog' } : 'control';
  if (element.getAttribute('hidden') !== null) return { how: 'attribute hidden' };
  if (forScreenReaders.test(element.getAttribute('class') ?? '')) return { how: 'for screen readers only' };
  // Seen by eyes; what repeats it for machines stands beside it.
  if (element.getAttribute('aria-hidden') === 'true') return 'control';
  return controls.has(name) ? 'control' : 'seen';
}

function isInDrawing(element: DomElement): boolean {
  for (let up = element.parentNode; up; up = up.parentNode) if (up.nodeName.toUpperCase() === 'SVG') return true;
  return false;
}
