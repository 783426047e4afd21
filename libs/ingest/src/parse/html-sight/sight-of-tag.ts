import type { DomElement } from '../html-dom.ts';
import { hiddenBox } from './hidden-box.ts';
import { sightIn, sightOfPage, unseenWords } from './sight.ts';
import { StyleSheet } from './style-sheet.ts';
import { tagSight } from './tag-sight.ts';

const surroundings = { hasForeignSheets: false, hasPictures: true };
const noSheet = new StyleSheet([]);
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** How an element of a text that is no page keeps its words out of sight; null where it does not. `script` says nothing to anybody. */
export function sightOfTag(name: string, attributes: ReadonlyMap<string, string>): string | null {
  if (voids.has(name)) return null;
  if (name === 'script' || name === 'style') return 'script';
  const element = { ...alone, nodeName: name, getAttribute: (key: string) => attributes.get(key) ?? null };
  const sight = tagSight(element);
  if (typeof sight === 'object' && !sight.how.startsWith('in place of')) return sight.how;
  const style = noSheet.styleOf(element);
  const around = sightOfPage(surroundings);
  return hiddenBox(style, around.sizes)?.how ?? unseenWords(sightIn(around, element, style, surroundings), surroundings);
}

const alone: Omit<DomElement, 'nodeName' | 'getAttribute'> = {
  nodeType: 1,
  nodeValue: null,
  parentNode: null,
  firstChild: null,
  nextSibling: null,
  textContent: null,
  querySelector: () => null,
  querySelectorAll: () => [],
};
