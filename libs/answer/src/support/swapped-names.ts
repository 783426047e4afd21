import { contentStems } from '../text/words.ts';
import { isGerman, type NameMismatch } from './names.ts';

const name = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?:(?: of| the| de| von| van)* \p{Lu}[\p{L}\p{M}\p{N}'’-]*)*`;
const before = /([\p{L}\p{N}]+)\s+$/u;
const twoBefore = /([\p{L}\p{N}]+ [\p{L}\p{N}]+)\s+$/u;
const after = /^\s+([\p{L}\p{N}]+)/u;

/**
 * Names of a claim that are in its evidence, but not in the sentence that says most of it: between the same two words another name stands
 * there. So a sentence is found out that says of one thing what is true of another. English only, as of names.
 */
export function swappedNames(claim: string, [nearest, ...others]: readonly string[]): NameMismatch[] {
  if (nearest === undefined || others.length === 0 || isGerman(claim)) return [];
  const known = new Set(contentStems(nearest));
  const elsewhere = new Set(others.flatMap(contentStems));
  return [...claim.matchAll(new RegExp(name, 'gu'))].flatMap((match): NameMismatch[] => {
    const [own, start] = withoutArticle(match[0], match.index);
    const stems = contentStems(own);
    const isThere = stems.every((stem) => known.has(stem));
    if (isThere || !stems.every((stem) => known.has(stem) || elsewhere.has(stem))) return [];
    const next = after.exec(claim.slice(start + own.length))?.[1] ?? null;
    // At the end of a sentence one word before it is too little to go by.
    const previous = (next === null ? twoBefore : before).exec(claim.slice(0, start))?.[1] ?? null;
    if (previous === null && (next === null || start > 4)) return [];
    const evidence = between(previous, next, nearest);
    return evidence === null || claim.includes(evidence) ? [] : [{ kind: 'name', claimed: own, evidence }];
  });
}

/** The name between the same words; for the first and the last of a sentence its beginning or its end. */
function between(previous: string | null, next: string | null, text: string): string | null {
  const start = previous === null ? String.raw`(?:^|[.!?:]\s+)` : `(?<![\\p{L}\\p{N}])(?i:${previous})\\s+`;
  const end = next === null ? String.raw`(?=[.,;!?]|$)` : `\\s+(?i:${next})(?![\\p{L}\\p{N}])`;
  const found = new RegExp(`${start}(${name})${end}`, 'u').exec(text)?.[1];
  return found === undefined ? null : withoutArticle(found, 0)[0] || null;
}

function withoutArticle(run: string, start: number): [string, number] {
  const article = /^(?:The|A|An|In|On|At|By|For|And|But|It|He|She|They|This|That)(?: |$)/.exec(run)?.[0] ?? '';
  return [run.slice(article.length), start + article.length];
}
