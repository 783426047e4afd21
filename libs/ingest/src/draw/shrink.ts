import type { Rgba } from './encode-png.ts';

export interface SizeWanted {
  /** Kept at least, unless that were more than `maxDots` in all. */
  readonly widthDots: number;
  /** At least as many as the picture is high, or no width is left. */
  readonly maxDots: number;
}

/** By a whole factor, each dot the mean of those it stands for. */
export function shrink({ rgba, width, height }: Rgba, { widthDots, maxDots }: SizeWanted): Rgba {
  const factor = Math.max(Math.floor(width / widthDots), Math.ceil(Math.sqrt((width * height) / maxDots)));
  if (factor < 2) return { rgba, width, height };
  const small = { width: Math.floor(width / factor), height: Math.max(1, Math.floor(height / factor)) };
  const dots = new Uint8Array(small.width * small.height * 4);
  for (let at = 0; at < dots.length; at++) {
    const dot = at >> 2;
    const corner = (Math.floor(dot / small.width) * width + (dot % small.width)) * factor * 4 + (at & 3);
    dots[at] = meanOfSquare(rgba, { corner, stride: width * 4, factor });
  }
  return { rgba: dots, ...small };
}

function meanOfSquare(
  rgba: Uint8Array,
  { corner, stride, factor }: { readonly corner: number; readonly stride: number; readonly factor: number },
): number {
  let sum = 0;
  for (let row = 0; row < factor; row++)
    for (let column = 0; column < factor; column++) sum += rgba[corner + row * stride + column * 4] ?? 255;
  return Math.round(sum / (factor * factor));
}
