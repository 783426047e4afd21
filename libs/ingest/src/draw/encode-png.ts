import { crc32, deflateSync } from 'node:zlib';

/** Four bytes a pixel (red, green, blue, opacity), rows from the top without padding. */
export interface Rgba {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const gray = 0;
const colour = 2;
const subtractAbove = 2;

/** An opaque PNG; opacity is ignored. Pages without a colour take a third of the room. */
export function encodePng(picture: Rgba): Buffer {
  const channels = isGray(picture.rgba) ? 1 : 3;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(picture.width, 0);
  head.writeUInt32BE(picture.height, 4);
  head.set([8, channels === 1 ? gray : colour, 0, 0, 0], 8);
  // Rows of a page resemble the one above; a higher level takes longer than sending what it saves.
  const packed = deflateSync(filteredRows(picture, channels), { level: 4 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', head),
    part('IDAT', packed),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function isGray(rgba: Uint8Array): boolean {
  for (let at = 0; at < rgba.length; at += 4) if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) return false;
  return true;
}

/** Each row behind its filter byte, as differences to the row above. */
function filteredRows({ rgba, width, height }: Rgba, channels: 1 | 3): Buffer {
  const rows = Buffer.alloc(height * (1 + width * channels));
  const stride = width * 4;
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = subtractAbove;
    for (let x = 0; x < width; x++) {
      const from = y * stride + x * 4;
      for (let channel = 0; channel < channels; channel++) {
        const above = y === 0 ? 0 : (rgba[from - stride + channel] ?? 0);
        rows[to++] = ((rgba[from + channel] ?? 0) - above) & 0xff;
      }
    }
  }
  return rows;
}

function part(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(8 + named.length);
  whole.writeUInt32BE(content.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), 4 + named.length);
  return whole;
}
