/** Of a window that nobody has measured. */
const windowWidth = 1280;
const windowHeight = 720;

const inPixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  vw: windowWidth / 100,
  vh: windowHeight / 100,
  '%': windowWidth / 100,
};

export interface FontSizes {
  readonly own: number;
  readonly root: number;
}

/** Pixels, a share of the window where it is one of something unknown; null for what is no length. */
export function toPixels(value: string | null | undefined, { own, root }: FontSizes): number | null {
  const [, number = '', unit = ''] =
    /^(?:calc\(\s*)?([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z]{0,4}|%)\s*\)?$/.exec(value?.trim() ?? '') ?? [];
  if (number === '') return null;
  const factor = unit === 'em' || unit === 'ex' || unit === 'ch' ? own : unit === 'rem' ? root : inPixels[unit];
  return factor === undefined ? null : Number(number) * factor;
}

const keywords: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};

/** Of letters; `around` is what it is without the value, which is kept where the value says nothing. */
export function fontSizeOf(value: string | null | undefined, around: FontSizes): number {
  if (!value) return around.own;
  const percent = /^([\d.]+)%$/.exec(value)?.[1];
  if (percent !== undefined) return (around.own * Number(percent)) / 100;
  if (value.includes('vw') || value.includes('vh')) return toPixels(value, around) ?? around.own;
  const size = (Object.hasOwn(keywords, value) ? keywords[value] : null) ?? toPixels(value, around);
  return size === null || size < 0 ? around.own : size;
}
