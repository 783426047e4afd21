/** Pictures whose text is recognised. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/tiff', 'image/webp', 'image/bmp'] as const;
export type PictureType = (typeof pictureTypes)[number];

export function isPicture(type: string | null): type is PictureType {
  return pictureTypes.some((picture) => picture === type);
}
