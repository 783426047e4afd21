export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Boxes may overlap by so much of the smaller one and still count as beside or below each other. */
const tolerance = 0.1;

/** Top to bottom where an empty stripe runs across, else left to right where one runs down; boxes that overlap both ways stay in their order. */
export function inReadingOrder<T extends Placed>(boxes: readonly T[]): T[] {
  if (boxes.length < 2) return [...boxes];
  const rows = cut(boxes, (box) => [box.y, box.height]);
  if (rows.length > 1) return rows.flatMap(inReadingOrder);
  const columns = cut(boxes, (box) => [box.x, box.width]);
  return columns.length > 1 ? columns.flatMap(inReadingOrder) : [...boxes];
}

function cut<T>(boxes: readonly T[], extentOf: (box: T) => readonly [start: number, length: number]): T[][] {
  const placeIn = new Map(boxes.map((box, index) => [box, index]));
  const sorted = boxes.toSorted((a, b) => extentOf(a)[0] - extentOf(b)[0] || (placeIn.get(a) ?? 0) - (placeIn.get(b) ?? 0));
  const groups: T[][] = [];
  let reach = -Infinity;
  for (const box of sorted) {
    const [start, length] = extentOf(box);
    if (start >= reach - tolerance * length) groups.push([box]);
    else groups.at(-1)?.push(box);
    reach = Math.max(reach, start + length * (1 - tolerance));
  }
  // Within a group the file's own order stands until the other direction tells more.
  return groups.map((group) => group.toSorted((a, b) => (placeIn.get(a) ?? 0) - (placeIn.get(b) ?? 0)));
}
