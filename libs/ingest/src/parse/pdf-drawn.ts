import type { Drawn } from './pdf-rulings.ts';
import type { Matrix, ShownPlace } from './pdf-space.ts';
import type { PdfiumFunctions } from './pdfium-module.ts';

const pathObject = 2;
const formObject = 5;
const segmentKinds = { line: 0, bezier: 1, move: 2 } as const;

/** Drawings with more pieces than any table has, such as maps; in what comes after no line is looked for, and the page says so. */
export const maxObjects = 30_000;
const maxSegments = 600;
const maxDepth = 4;

interface Walk {
  readonly pdfium: PdfiumFunctions;
  readonly page: ShownPlace;
  readonly scratch: number;
  readonly drawn: Drawn[];
  left: number;
  isCut: boolean;
}

export interface DrawnOnPage {
  readonly drawn: readonly Drawn[];
  /** There are more objects than were looked at. */
  readonly isCut: boolean;
}

/** Straight lines along the page and rectangles, as shown, of everything painted; curves and slanted lines are left out. */
export function readDrawn(
  pdfium: PdfiumFunctions,
  page: ShownPlace,
  handle: { readonly page: number; readonly scratch: number },
): DrawnOnPage {
  const walk: Walk = { pdfium, page, scratch: handle.scratch, drawn: [], left: maxObjects, isCut: false };
  const count = pdfium._FPDFPage_CountObjects(handle.page);
  for (let index = 0; index < count && !walk.isCut; index += 1)
    readObject(walk, pdfium._FPDFPage_GetObject(handle.page, index), [1, 0, 0, 1, 0, 0], 0);
  return walk;
}

function readObject(walk: Walk, object: number, outer: Matrix, depth: number): void {
  walk.isCut = walk.left === 0;
  if (object === 0 || walk.isCut) return;
  walk.left -= 1;
  const type = walk.pdfium._FPDFPageObj_GetType(object);
  if (type === pathObject) readPath(walk, object, times(matrixOf(walk, object), outer));
  if (type !== formObject || depth >= maxDepth) return;
  const matrix = times(matrixOf(walk, object), outer);
  const count = walk.pdfium._FPDFFormObj_CountObjects(object);
  for (let index = 0; index < count && !walk.isCut; index += 1)
    readObject(walk, walk.pdfium._FPDFFormObj_GetObject(object, index), matrix, depth + 1);
}

function readPath(walk: Walk, path: number, matrix: Matrix): void {
  const { pdfium, scratch } = walk;
  const segments = pdfium._FPDFPath_CountSegments(path);
  if (segments < 2 || segments > maxSegments || pdfium._FPDFPath_GetDrawMode(path, scratch, scratch + 4) !== 1) return;
  const modes = new DataView(pdfium.HEAPU8.buffer, scratch, 8);
  const [filled, stroked] = [modes.getInt32(0, true) !== 0, modes.getInt32(4, true) !== 0];
  if (!filled && !stroked) return;
  for (const points of partsOf(walk, path, segments, matrix)) {
    const area = areaOf(points);
    if (area) walk.drawn.push(shown(walk.page, area, stroked ? 'box' : 'area'));
    else if (stroked) for (const [index, to] of points.entries()) addStroke(walk, points[index - 1], to);
  }
}

type Point = readonly [number, number];

/** Every part of the path that is made of straight lines, its points in page space. */
function partsOf({ pdfium, scratch }: Walk, path: number, segments: number, [a, b, c, d, e, f]: Matrix): Point[][] {
  const parts: { points: Point[]; straight: boolean }[] = [];
  for (let index = 0; index < segments; index += 1) {
    const segment = pdfium._FPDFPath_GetPathSegment(path, index);
    if (segment === 0 || pdfium._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) !== 1) continue;
    const view = new DataView(pdfium.HEAPU8.buffer, scratch, 8);
    const [x, y] = [view.getFloat32(0, true), view.getFloat32(4, true)];
    const kind = pdfium._FPDFPathSegment_GetType(segment);
    if (kind === segmentKinds.move || parts.length === 0) parts.push({ points: [], straight: true });
    const part = parts.at(-1);
    if (kind === segmentKinds.bezier && part) part.straight = false;
    part?.points.push([a * x + c * y + e, b * x + d * y + f]);
    const first = part?.points[0];
    if (first && pdfium._FPDFPathSegment_GetClose(segment) === 1) part.points.push(first);
  }
  return parts.filter(({ points, straight }) => straight && points.length > 1).map(({ points }) => points);
}

/** The rectangle the points go around, when they do: four corners along the page. */
function areaOf(points: readonly Point[]): { left: number; top: number; right: number; bottom: number } | null {
  if (points.length < 4 || points.length > 6) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const near = (value: number, ...sides: readonly number[]): boolean => sides.some((side) => Math.abs(side - value) < 0.5);
  return points.every(([x, y]) => near(x, left, right) && near(y, top, bottom)) ? { left, right, top, bottom } : null;
}

function addStroke(walk: Walk, from: Point | undefined, to: Point): void {
  if (!from || (Math.abs(from[0] - to[0]) > 0.6 && Math.abs(from[1] - to[1]) > 0.6)) return;
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [bottom, top] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  walk.drawn.push(shown(walk.page, { left, right, top, bottom }, 'stroke'));
}

function shown(page: ShownPlace, area: { left: number; top: number; right: number; bottom: number }, kind: Drawn['kind']): Drawn {
  const { x, y, width, height } = page.toShown(area);
  return { kind, left: x, top: y, right: x + width, bottom: y + height };
}

function matrixOf({ pdfium, scratch }: Walk, object: number): Matrix {
  if (pdfium._FPDFPageObj_GetMatrix(object, scratch) !== 1) return [1, 0, 0, 1, 0, 0];
  const view = new DataView(pdfium.HEAPU8.buffer, scratch, 24);
  const at = (index: number): number => view.getFloat32(4 * index, true);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** First `inner`, then `outer`. */
function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
