import { at, attribute, elements, textWithin, within, type XmlElement } from '../xml.ts';
import { inReadingOrder, type Placed } from './reading-order.ts';

/** What a slide shows: a text, or a frame around a table, a chart or a diagram. */
export interface Shape extends Placed {
  readonly element: XmlElement;
  /** `title`, `body`, `ftr` and so on; null for what is no placeholder. */
  readonly placeholder: string | null;
  /** The placeholder of the layout that it takes its place and style from. */
  readonly layout: XmlElement | null;
  /** Its place is the slide's own: not one within a group, nor taken from what stands before it. */
  readonly isPlaced: boolean;
}

/** On every slide alike: page number, date, footer. */
const furniture = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

/** The shapes that tell something, titles first, then in reading order. */
export function shapesOf(slide: XmlElement, layout: XmlElement | null): Shape[] {
  const tree = at(slide, 'cSld', 'spTree');
  const layoutShapes = layout ? [...within(layout, 'sp')] : [];
  const shapes: Shape[] = [];
  const direct = new Set(elements(tree));
  for (const element of flat(tree)) shapes.push(toShape(element, { layoutShapes, before: shapes.at(-1), isDirect: direct.has(element) }));
  const telling = shapes.filter(({ placeholder }) => placeholder === null || !furniture.has(placeholder));
  const isTitleShape = ({ placeholder }: Shape): boolean => placeholder === 'title' || placeholder === 'ctrTitle';
  return [...telling.filter(isTitleShape), ...inReadingOrder(telling.filter((shape) => !isTitleShape(shape)))];
}

/** Groups opened up. A group's own coordinates are kept where it scales them: within a group the order is right, and groups are compact. */
function flat(tree: XmlElement | null): XmlElement[] {
  return elements(tree).flatMap((element) => {
    if (element.name === 'grpSp') return flat(element);
    if (element.name === 'AlternateContent') return flat(alternative(element));
    return element.name === 'sp' || element.name === 'graphicFrame' || element.name === 'cxnSp' ? [element] : [];
  });
}

/** The newer form, unless only the older one has words. */
function alternative(element: XmlElement): XmlElement | null {
  const choice = at(element, 'Choice');
  return choice && textWithin(choice).trim() !== '' ? choice : (at(element, 'Fallback') ?? choice);
}

/** One without a place of its own stands where the one before it does: there the file's order holds. */
function toShape(
  element: XmlElement,
  { layoutShapes, before, isDirect }: { layoutShapes: readonly XmlElement[]; before: Shape | undefined; isDirect: boolean },
): Shape {
  const ph = placeholderOf(element);
  const type = ph ? (attribute(ph, 'type') ?? 'obj') : null;
  const layout = ph ? (layoutShapes.find((shape) => isSame(placeholderOf(shape), ph)) ?? null) : null;
  const frame = at(element, 'spPr', 'xfrm') ?? at(element, 'xfrm') ?? at(layout, 'spPr', 'xfrm');
  const { x, y, width, height } = frame ? placeOf(frame) : (before ?? nowhere);
  return { element, placeholder: type, layout, isPlaced: isDirect && frame !== null, x, y, width, height };
}

const nowhere: Placed = { x: 0, y: 0, width: 0, height: 0 };

function placeOf(frame: XmlElement): Placed {
  const number = (part: string, name: string): number => Number(attribute(at(frame, part), name) ?? 0) || 0;
  return { x: number('off', 'x'), y: number('off', 'y'), width: number('ext', 'cx'), height: number('ext', 'cy') };
}

function placeholderOf(element: XmlElement): XmlElement | null {
  const [properties = null] = elements(element).filter(({ name }) => name.startsWith('nv'));
  return at(properties, 'nvPr', 'ph');
}

function isSame(a: XmlElement | null, b: XmlElement): boolean {
  if (!a) return false;
  const index = attribute(b, 'idx');
  return index === null ? attribute(a, 'type') === attribute(b, 'type') : attribute(a, 'idx') === index;
}
