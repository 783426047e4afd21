/** Four bytes a pixel, the colours in any order, opacity last. */
export interface Pixels {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** As PGM, a picture format that is a line of text and one byte a pixel: nothing to compress, nothing to decode. */
export function grayPicture({ pixels, width, height }: Pixels): Buffer {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const picture = Buffer.alloc(head.length + width * height);
  picture.set(head);
  for (let pixel = 0, at = head.length; pixel < width * height * 4; pixel += 4, at++)
    picture[at] = ((pixels[pixel] ?? 0) + (pixels[pixel + 1] ?? 0) * 2 + (pixels[pixel + 2] ?? 0)) >> 2;
  return picture;
}
