import { type DomDocument, type DomElement, type DomNode, isElement, walkPage } from '../html-dom.ts';
import type { Surroundings } from './sight.ts';

/** What is gathered from a page before anything in it is judged. */
export interface PageClues extends Surroundings {
  readonly styleSheets: readonly string[];
  readonly hasScripts: boolean;
  /** Ids that links, labels and controls of the page point at. */
  readonly pointedAt: ReadonlySet<string>;
  /** Names that the page's own scripts speak of. */
  readonly scripted: ReadonlySet<string>;
}

const pictures = new Set('IMG PICTURE SVG VIDEO CANVAS OBJECT EMBED IFRAME'.split(' '));
const pointers = ['href', 'aria-controls', 'data-target', 'data-bs-target', 'for', 'data-toggle-target'];
/** A page may carry megabytes of both. */
const mostScript = 500_000;
const mostStyle = 2_000_000;

export function readClues(document: DomDocument): PageClues {
  const found = { styleSheets: [] as string[], scripts: [] as string[], hasScripts: false, hasForeignSheets: false, hasPictures: false };
  const pointedAt = new Set<string>();
  for (const { node, entering } of walkPage(document, isNotApplied)) {
    if (!entering || !isElement(node)) continue;
    const name = node.nodeName.toUpperCase();
    if (name === 'STYLE' && !/^\s*(?:print|speech)\s*$/i.test(node.getAttribute('media') ?? '')) found.styleSheets.push(rawTextOf(node));
    if (name === 'LINK' && isStyleSheet(node)) found.hasForeignSheets = true;
    if (name === 'SCRIPT' && isProgram(node)) {
      found.hasScripts = true;
      found.scripts.push(rawTextOf(node));
    }
    if (node.getAttribute('onclick') !== null) found.hasScripts = true;
    if (pictures.has(name) || /background/i.test(node.getAttribute('style') ?? '')) found.hasPictures = true;
    for (const pointer of pointers) {
      const id = /^#?([\w:.-]{1,100})$/.exec(node.getAttribute(pointer) ?? '')?.[1];
      if (id !== undefined) pointedAt.add(id);
    }
  }
  const css = bounded(found.styleSheets, mostStyle);
  return {
    styleSheets: css,
    hasScripts: found.hasScripts,
    hasForeignSheets: found.hasForeignSheets || css.some((text) => /@import\b/i.test(text)),
    hasPictures: found.hasPictures || css.some((text) => /background/i.test(text)),
    pointedAt,
    scripted: new Set(bounded(found.scripts, mostScript).flatMap((script) => script.match(/[\w-]{3,60}/g) ?? [])),
  };
}

/** Words of a script or a style sheet, whatever the reader of the page made of them. */
export function rawTextOf(element: DomElement): string {
  return element.textContent ?? '';
}

/** Styles for browsers without scripts, and of what is not in the page yet. */
function isNotApplied(node: DomNode): boolean {
  return /^(?:noscript|template)$/i.test(node.nodeName);
}

/** Also one that a script is to switch on. */
function isStyleSheet(link: DomElement): boolean {
  const isPrint = /^\s*(?:print|speech)\s*$/i.test(link.getAttribute('media') ?? '');
  const rel = link.getAttribute('rel') ?? '';
  return (/\bstylesheet\b/i.test(rel) || (/\bpreload\b/i.test(rel) && link.getAttribute('as') === 'style')) && !isPrint;
}

function isProgram(script: DomElement): boolean {
  return !/json|template|html|text\/x-/i.test(script.getAttribute('type') ?? '');
}

function bounded(texts: readonly string[], most: number): string[] {
  let left = most;
  return texts.map((text) => {
    const kept = text.slice(0, left);
    left -= kept.length;
    return kept;
  });
}
