import { rootsOf } from './clauses.ts';
import type { Mismatch } from './compare-numbers.ts';
import { quantitiesOf, type Quantity } from './quantities.ts';

/** Between two values of a list: what stands before the last of them goes with the first value. */
const joint = /(?:,(?!\d)|(?<!\p{L})(?:and|or|but|while|und|oder|aber|während)(?!\p{L}))/giu;
/** Where what is said of a value begins or ends, if no other value does. */
const edge = /[.;:!?()](?!\d)|,(?!\d)/u;

/**
 * Values of a claim that its evidence gives to something else, beside the value that belongs there: “145 euros in Germany and 190 euros in
 * Switzerland” does not carry “145 euros in Switzerland”. Only values of one kind in one text are held against each other, and only where
 * the claim names all that tells one of them apart and nothing that tells its own.
 */
export function swappedValues(claim: string, texts: readonly string[]): Mismatch[] {
  const given = texts.map((text) => ({ text, quantities: quantitiesOf(text) }));
  return claimedIn(claim).flatMap(({ quantity, named }): Mismatch[] => {
    const others = given.flatMap(({ text, quantities }) => {
      const listed = quantities.filter((other) => isKindred(quantity, other));
      return listed.some((other) => isSame(quantity, other)) ? [belongingTo({ quantity, named }, listed, text)] : [];
    });
    const [first = null] = others;
    // Another text may say of the thing what this one says of something else.
    return first === null || others.includes(null) ? [] : [{ kind: 'number', claimed: quantity.text, evidence: first.text }];
  });
}

interface Claimed {
  readonly quantity: Quantity;
  /** Roots of what the claim says of it: all that it says where it is the only one of its kind. */
  readonly named: ReadonlySet<string>;
}

/** A list that a reader would follow. */
const mostListed = 12;

function claimedIn(claim: string): Claimed[] {
  const kinds = Map.groupBy(quantitiesOf(claim), kindOf);
  kinds.delete(null);
  return [...kinds.values()].flatMap((listed) => {
    if (listed.length > mostListed) return [];
    const told = listed.length === 1 ? [rootsOf(claim)] : toldOf(claim, listed);
    return listed.map((quantity, index) => ({ quantity, named: new Set(told[index]) }));
  });
}

/** The value that the text gives to what the claim names; null where that may be the claim's own. */
function belongingTo({ quantity, named }: Claimed, listed: readonly Quantity[], text: string): Quantity | null {
  if (listed.length > mostListed) return null;
  const told = toldOf(text, listed);
  const isNamed = (index: number): { readonly all: boolean; readonly any: boolean } => {
    const rest = new Set(told.filter((_, other) => other !== index).flat());
    const apart = (told[index] ?? []).filter((root) => !rest.has(root));
    return { all: apart.length > 0 && apart.every((root) => named.has(root)), any: apart.some((root) => named.has(root)) };
  };
  const isOwn = listed.map((given) => isSame(quantity, given));
  if (isOwn.filter(Boolean).length !== 1 || isNamed(isOwn.indexOf(true)).any) return null;
  return listed.find((_, index) => !isOwn[index] && isNamed(index).all) ?? null;
}

/** Roots of what is said of each value: what follows it up to the joint, or, where the next one has its words before it, what leads to it. */
function toldOf(text: string, listed: readonly Quantity[]): readonly string[][] {
  const gaps = listed.slice(1).map((next, index) => {
    const gap = text.slice(endOf(listed[index]), next.start);
    const last = [...gap.matchAll(joint)].at(-1);
    return last ? { after: gap.slice(0, last.index), before: gap.slice(last.index + last[0].length) } : null;
  });
  if (gaps.includes(null)) return listed.map(() => []);
  const isLeading = gaps.some((gap) => rootsOf(gap?.before ?? '').length > 0);
  return listed.map((quantity, index) => {
    if (!isLeading) return rootsOf(gaps[index]?.after ?? upToEdge(text.slice(endOf(quantity))));
    const before = gaps[index - 1]?.before ?? text.slice(0, quantity.start).split(edge).at(-1) ?? '';
    // The verb of all of them stands before the first alone.
    return index === 0 && gaps.length > 0 ? withoutVerb(rootsOf(before), rootsOf(gaps[0]?.before ?? '')) : rootsOf(before);
  });
}

/** Of “the Basic plan costs 12 and the Pro plan 29” the first has one word more. */
function withoutVerb(roots: readonly string[], next: readonly string[]): string[] {
  return roots.length > next.length && roots.at(-1) !== next.at(-1) ? roots.slice(0, -1) : [...roots];
}

const upToEdge = (text: string): string => text.split(edge)[0] ?? '';
const endOf = (quantity: Quantity | undefined): number => (quantity ? quantity.start + quantity.text.length : 0);

/** What it may be compared with: its unit, else what it counts. */
const kindOf = ({ unit, counted }: Quantity): string | null => unit ?? counted;
const isKindred = (left: Quantity, right: Quantity): boolean => kindOf(left) !== null && kindOf(left) === kindOf(right);
const isSame = (left: Quantity, right: Quantity): boolean =>
  isKindred(left, right) && left.values.some((value) => right.values.includes(value));
