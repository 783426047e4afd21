import { type FontSizes, toPixels } from './css-length.ts';
import type { Style } from './style-sheet.ts';

/** How a style keeps an element out of sight with all that is in it. */
export interface HiddenBox {
  readonly how: string;
  readonly property: string;
  /** Scripts and states of a page take such a thing off again: tabs, menus, what folds out. */
  readonly isToggle: boolean;
  /** Written on the element, not in a style sheet. */
  readonly isOwn: boolean;
}

/** Whether a value of such a property hides, as far as it does so by itself. */
export const hidingValues: Readonly<Record<string, (value: string) => boolean>> = {
  display: (value) => value === 'none',
  'content-visibility': (value) => value === 'hidden',
  visibility: (value) => value === 'hidden' || value === 'collapse',
  opacity: (value) => isNearZero(value),
  filter: (value) => isNearZero(/opacity\(\s*([\d.]+%?)/.exec(value)?.[1] ?? '1'),
  height: isNoSize,
  'max-height': isNoSize,
  width: isNoSize,
  'max-width': isNoSize,
};

const toggles = ['display', 'content-visibility', 'opacity', 'filter'];
const sizes = ['height', 'max-height', 'width', 'max-width'];

/** Pixels that no window shows. */
const farLeft = -100;
const farMoved = -1000;
const farRight = 5000;
const farIndented = -400;
/** Old pages centre what is placed by margins of half its width. */
const farMargin = -2000;

export function hiddenBox(style: Style, sizesOfLetters: FontSizes): HiddenBox | null {
  if (style.size === 0) return null;
  const value = (name: string): string => style.get(name)?.value ?? '';
  const pixels = (name: string): number => toPixels(value(name), sizesOfLetters) ?? 0;
  const found = (how: string, property: string, isToggle: boolean): HiddenBox => ({
    how,
    property,
    isToggle,
    isOwn: style.get(property)?.isOwn ?? false,
  });
  for (const name of toggles) if (hides(name, value(name))) return found(`${name}: ${value(name)}`, name, true);
  const empty = clipsItsContent(value) ? sizes.find((name) => hides(name, value(name))) : undefined;
  if (empty !== undefined) return found('in a box without size', empty, true);
  const off = isOffPage(value('position'), pixels);
  if (off !== null) return found('placed off the page', off, false);
  if (clips(value('clip'), value('clip-path'))) return found('clipped away', value('clip') ? 'clip' : 'clip-path', false);
  const moved = movedAway(value('transform'), sizesOfLetters);
  return moved === null ? null : found(moved, 'transform', false);
}

function hides(name: string, value: string): boolean {
  return value !== '' && (hidingValues[name]?.(value) ?? false);
}

function isNearZero(value: string): boolean {
  const number = Number.parseFloat(value) / (value.endsWith('%') ? 100 : 1);
  return number <= 0.05;
}

function isNoSize(value: string): boolean {
  return /^-?[01](?:\.0*)?(?:px|em|rem|pt|%|vw|vh)?$|^0?\.0\d*[a-z%]*$/.test(value) && !/^1(?:em|rem|%|vw|vh)$/.test(value);
}

/** What is placed in a box without height may stand in its padding, as films do. */
function clipsItsContent(value: (name: string) => string): boolean {
  const isPadded = ['padding', 'padding-top', 'padding-bottom'].some((name) => /[1-9]/.test(value(name)));
  return /hidden|clip|scroll|auto/.test(value('overflow')) && !isPadded;
}

/** The property that does it. */
function isOffPage(position: string, pixels: (name: string) => number): string | null {
  if (pixels('text-indent') <= farIndented) return 'text-indent';
  for (const name of ['margin-left', 'margin-top']) if (pixels(name) <= farMargin) return name;
  const far = position === 'absolute' || position === 'fixed' ? farLeft : position === 'relative' ? farMoved : -Infinity;
  for (const name of ['left', 'top', 'right', 'bottom']) if (pixels(name) <= far) return name;
  for (const name of ['left', 'top']) if (far > -Infinity && pixels(name) >= farRight) return name;
  return null;
}

/** `clip` wants a position; who writes it without one means the same. */
function clips(clip: string, path: string): boolean {
  const sides = /^rect\(([^()]*)\)$/
    .exec(clip)?.[1]
    ?.split(/[\s,]+/)
    .filter((side) => side !== '');
  const [top = Number.NaN, right = Number.NaN, bottom = Number.NaN, left = Number.NaN] = sides?.map(Number.parseFloat) ?? [];
  if (right - left <= 1 || bottom - top <= 1) return true;
  const points = /^polygon\(([^()]*)\)$/
    .exec(path)?.[1]
    ?.split(',')
    .map((point) => point.trim());
  if (points && new Set(points).size === 1) return true;
  return /^(?:circle|ellipse)\(\s*0|^inset\(\s*(?:[5-9]\d|100)%/.test(path);
}

function movedAway(transform: string, sizesOfLetters: FontSizes): string | null {
  if (/\bscale(?:3d|[xy])?\(\s*(?:[^(),]*,\s*)?0?(?:\.0\d*)?\s*[,)]/.test(transform)) return 'scaled to nothing';
  if (/\brotate[xy]\(\s*90deg/.test(transform)) return 'turned away';
  const shifts = /\btranslate(?:3d|[xy])?\(([^()]*)\)/.exec(transform)?.[1]?.split(',') ?? [];
  const isFar = shifts.map((shift) => toPixels(shift, sizesOfLetters) ?? 0).some((shift) => shift <= farMoved || shift >= farRight);
  // Shares are of the element's own size, and a page of slides moves them by a few times that.
  return isFar && !shifts.some((shift) => shift.includes('%')) ? 'placed off the page' : null;
}
