import { at, attribute, elements, type XmlElement } from '../xml.ts';

interface Level {
  readonly format: string;
  /** Such as "%1.%2"; each number stands for a level's counter. */
  readonly text: string;
  readonly start: number;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

/** Counts the numbered paragraphs of a document in its order and answers what is shown before each. */
export class WordNumbering {
  private readonly lists: ReadonlyMap<string, List>;
  private readonly counters = new Map<string, number[]>();
  private readonly restarted = new Set<string>();

  constructor(root: XmlElement | null) {
    this.lists = root === null ? new Map() : readLists(root);
  }

  /** "1.2." as shown, "-" for a bullet, null when the paragraph is in no list. */
  mark(properties: XmlElement | null): { readonly mark: string; readonly level: number } | null {
    const id = attribute(at(properties, 'numId'), 'val');
    const list = this.lists.get(id ?? '');
    if (id === null || !list) return null;
    const level = Math.min(8, Math.max(0, Number(attribute(at(properties, 'ilvl'), 'val') ?? 0) || 0));
    const counter = this.count(id, list, level);
    const { format = 'bullet', text = '' } = list.levels.get(level) ?? {};
    if (format === 'none') return null;
    const shown = text.replace(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1;
      return formatted(counter[at] ?? list.levels.get(at)?.start ?? 1, list.levels.get(at)?.format ?? 'decimal');
    });
    return { mark: format === 'bullet' || shown.trim() === '' ? '-' : shown.trim(), level };
  }

  private count(id: string, list: List, level: number): readonly number[] {
    const counter = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counter);
    const restart = list.restarts.get(level);
    const key = `${id} ${level}`;
    const begins = restart !== undefined && !this.restarted.has(key);
    this.restarted.add(key);
    const start = restart ?? list.levels.get(level)?.start ?? 1;
    counter[level] = begins || counter[level] === undefined ? start : counter[level] + 1;
    counter.length = level + 1;
    return counter;
  }
}

function readLists(root: XmlElement): Map<string, List> {
  const abstract = new Map(elements(root, 'abstractNum').map((one) => [attribute(one, 'abstractNumId') ?? '', levelsOf(one)]));
  return new Map(
    elements(root, 'num').map((one) => {
      const abstractId = attribute(at(one, 'abstractNumId'), 'val') ?? '';
      const overrides = elements(one, 'lvlOverride');
      const restarts = overrides.flatMap((override): [number, number][] => {
        const start = attribute(at(override, 'startOverride'), 'val');
        return start === null ? [] : [[Number(attribute(override, 'ilvl') ?? 0), Number(start) || 0]];
      });
      const levels = new Map([...(abstract.get(abstractId) ?? []), ...overrides.flatMap((override) => [...levelsOf(override)])]);
      return [attribute(one, 'numId') ?? '', { abstractId, levels, restarts: new Map(restarts) }];
    }),
  );
}

function levelsOf(list: XmlElement): Map<number, Level> {
  return new Map(
    elements(list, 'lvl').map((level) => [
      Number(attribute(level, 'ilvl') ?? 0),
      {
        format: attribute(at(level, 'numFmt'), 'val') ?? 'decimal',
        text: attribute(at(level, 'lvlText'), 'val') ?? '',
        start: Number(attribute(at(level, 'start'), 'val') ?? 1) || 0,
      },
    ]),
  );
}

function formatted(count: number, format: string): string {
  if (count < 1 || count > 3999) return String(count);
  if (format.endsWith('Roman')) return cased(roman(count), format);
  if (format.endsWith('Letter')) return cased(String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26)), format);
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

function cased(text: string, format: string): string {
  return format.startsWith('upper') ? text.toUpperCase() : text;
}

const numerals = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(count: number): string {
  let rest = count;
  let text = '';
  for (const [value, letters] of numerals) for (; rest >= value; rest -= value) text += letters;
  return text;
}
