/** In page space: PDF points, origin bottom left, before rotation. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** a, b, c, d, e, f as in PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A page, as far as knowing where something in page space is shown. */
export interface ShownPlace {
  toShown(rectangle: Rectangle): { x: number; y: number; width: number; height: number };
}
