import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 1 (grey) or 3. */
  readonly channels: number;
  readonly dots: Uint8Array;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Reads a PNG of eight bits a channel, grey or coloured, whose rows are differences to the one above. Another one fails. */
export function readPng(bytes: Buffer): Picture {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = bytes[25] === 0 ? 1 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const dots = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    if (rows[y * (stride + 1)] !== 2) throw new Error('a row with another filter');
    for (let x = 0; x < stride; x++)
      dots[y * stride + x] = (rows[y * (stride + 1) + 1 + x] ?? 0) + (y === 0 ? 0 : (dots[(y - 1) * stride + x] ?? 0));
  }
  return { width, height, channels, dots };
}

/** What encloses every dot that is clearly red, in shares of the picture's size; null without any. */
export function redArea({ width, height, channels, dots }: Picture): Area | null {
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      if (channels < 3 || (dots[at] ?? 0) < 180 || (dots[at + 1] ?? 0) > 90) continue;
      area.left = Math.min(area.left, x / width);
      area.right = Math.max(area.right, (x + 1) / width);
      area.top = Math.min(area.top, y / height);
      area.bottom = Math.max(area.bottom, (y + 1) / height);
    }
  return area.left === Infinity ? null : area;
}
