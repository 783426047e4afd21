import { smallNumber } from '#core';
import type { EvidenceSentence } from '../choose/choose-evidence.ts';
import { rootOf, rootsOf } from '../support/clauses.ts';
import { datesOf } from '../support/dates.ts';
import { quantitiesOf } from '../support/quantities.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { coverage } from '../text/words.ts';
import type { AskedLeaf } from './asked-leaf.ts';
import { otherRate } from './rates.ts';
import { headed, namesLeaf, saysNumbersOf } from './read-value.ts';

/** Words that say of a figure what it is, together: who asks for the price is told what it costs. By roots. */
const groups: readonly (readonly string[])[] = [
  'price prices cost costs costing charge preis preise kosten kostet kostete betrag entgelt tarif eintritt'.split(' '),
  'fee fees gebühr gebühren charge'.split(' '),
  'salary wage lohn gehalt'.split(' '),
  'rent rental miete mietzins'.split(' '),
  'duration dauer dauert time zeit period frist deadline takes take took lasts last within'.split(' '),
  'weight weighs weigh gewicht wiegt mass masse'.split(' '),
  'temperature temperatur hot warm cold heat heiß kalt grad degrees'.split(' '),
  'length long länge lang'.split(' '),
  'width wide breite breit'.split(' '),
  'height high tall höhe hoch'.split(' '),
  'depth deep tiefe tief'.split(' '),
  'distance entfernung far weit'.split(' '),
  'percentage percent share anteil prozent prozentsatz'.split(' '),
  'volume volumen capacity holds fasst'.split(' '),
].map((words) => words.map(rootOf));

/** Whether a root of `implied` stands there, or another word for the same; true where there is none. */
export function saysImplied(implied: readonly string[], said: ReadonlySet<string>): boolean {
  return (
    implied.length === 0 ||
    implied.some((root) => said.has(root) || groups.some((group) => group.includes(root) && group.some((other) => said.has(other))))
  );
}

/** Words that its column may have beside its own: for a price also “cost”, for hours also “time”. */
export function kindWords({ wanted, implied, isDuration, unit }: AskedLeaf): readonly string[] {
  const isTold = wanted.length > 0;
  const isMoney = unit !== null && moneys.has(unit);
  return groups
    .filter(
      (group) =>
        implied.some((root) => group.includes(root)) ||
        (isTold && isDuration && group.includes(rootOf('duration'))) ||
        (isTold && isMoney && group.includes(rootOf('price'))),
    )
    .flat();
}

const moneys = new Set(['dollars', 'euros', 'pounds sterling', 'yen']);

const small = '(?:(?:the|an?|one|each|every|full|single|this|its|der|die|das|dem|den|des|eine[mnrs]?|ein|jede[mnrs]?|volle[mnrs]?)\\s+)*';
const oblique = new RegExp(
  `(?<!\\p{L})(?:on|per|with|without|after|before|during|between|by|mit|ohne|je|nach|vor|während|bei|zwischen|beim|zum|zur)\\s+${small}\\p{L}+`,
  'giu',
);

/** What a clause only mentions: “on one charge” is nothing about charging. */
export const withoutMentions = (text: string): string =>
  text.replaceAll(oblique, (found) => ' '.repeat(found.length)).replaceAll(/(?<!\p{L})pro \p{L}+/gu, (found) => ' '.repeat(found.length));

/** Where a clause ends, also at “and”: what stands behind may be said of something else. */
const border =
  /[;()–—]|[.,](?!\d)|(?<!\p{L})(?:and|or|but|although|though|while|whereas|however|und|oder|aber|sondern|während|obwohl|jedoch)(?!\p{L})/giu;
/** Brackets and insertions without a figure. */
const aside = /\([^()\d]*\)|,\s*(?:which|that|who|der|die|das)\s[^,\d]*,/giu;

const part =
  /(?<part>\p{L}+)\s+(?:of|for|des|der|vom|von|für|zum|zur)\s+(?:(?:the|an?|den|die|das|der|dem|eine?[mnrs]?)\s+)?(?<thing>\p{L}+)/giu;

/** The clause that a place stands in. */
export function clauseAt(text: string, place: number): string {
  const plain = text.replaceAll(aside, (found) => ' '.repeat(found.length));
  let start = 0;
  for (const match of plain.matchAll(border)) {
    if (match.index >= place) return plain.slice(start, match.index);
    start = match.index + match[0].length;
  }
  return plain.slice(start);
}

export interface Said {
  readonly leaf: AskedLeaf;
  /** As it was asked as a whole. */
  readonly question: string;
  readonly sentence: EvidenceSentence;
}

/**
 * Whether a sentence speaks of the leaf, and does not only mention its word. What it does not say itself may stand in the heading over it,
 * but for the document's. “priceEuros” says only what kind of value it is: then the sentence has to speak of what was asked, or to be a line
 * for just that.
 */
export function isNamed({ leaf, question, sentence: { passage, text } }: Said): boolean {
  if (!saysNumbersOf(question, [passage.title, ...passage.headings, text].join(' '))) return false;
  const own = rootSet(text);
  if (leaf.wanted.length === 0) {
    const isSaid = leaf.schema.type === 'string' || saysImplied(leaf.implied, own);
    return (
      isSaid && ((coverage(rootsOf(question), own) > 0 && !isOfAnother(leaf, question, text)) || (isLine(text) && leaf.implied.length > 0))
    );
  }
  if (!namesLeaf(leaf, headed(passage, text))) return false;
  const plain = rootSet(withoutMentions(text));
  return leaf.wanted.some((roots) => roots.some((root) => plain.has(root)) || !roots.some((root) => own.has(root)));
}

/** Whether a figure or a date of the sentence is said of the leaf: in the clause that names it, by the word for its kind, counted by what it is asked by. */
export function isSaidOf({ leaf, question, sentence: { passage, text } }: Said, value: string | number): boolean {
  const { type, options, isDate } = leaf.schema;
  if (options || (type === 'string' && !isDate)) return true;
  const places = [...quantitiesOf(text).filter(({ values }) => values.includes(Number(value))), ...datesOf(text)].map(({ start }) =>
    clauseAt(text, start),
  );
  const own = rootSet(text);
  const over = headed(passage, '');
  return places.some((clause) => {
    const said = rootSet(withoutMentions(clause));
    const isHere =
      leaf.wanted.length === 0 || leaf.wanted.some((roots) => roots.some((root) => said.has(root)) || !roots.some((root) => own.has(root)));
    if (isHere && isOfPart(leaf, `${question} ${passage.title}`, clause)) return false;
    if (!isHere || type === 'string' || leaf.isYear) return isHere;
    const isKind =
      leaf.isDuration || (isLine(text) && leaf.wanted.length > 0) || saysImplied(leaf.implied, new Set([...said, ...rootSet(over)]));
    return isKind && otherRate({ leaf: leaf.label, question, said: text, over: [passage.title, ...passage.headings].join(' ') }) === null;
  });
}

/** “Weight: 189 g”. */
const isLine = (text: string): boolean => hasTableLine(text) || /^[^:\n]{1,60}:\s/.test(text);

/** “The battery of the Heron 3 weighs 12 kg” says nothing of how heavy the Heron is. */
function isOfAnother({ implied }: AskedLeaf, question: string, text: string): boolean {
  const asked = rootSet(question);
  return [...text.matchAll(part)].some(({ groups: found }) => {
    const [whole = '', things = ''] = [found?.['part']?.toLowerCase(), found?.['thing']?.toLowerCase()];
    return asked.has(rootOf(things)) && !asked.has(rootOf(whole)) && !saysImplied(implied, new Set([rootOf(whole)]));
  });
}

/** “The warranty of the motor is 5 years” is not that of the pump. */
function isOfPart(leaf: AskedLeaf, about: string, clause: string): boolean {
  const known = rootSet(`${about} ${leaf.label}`);
  const own = new Set([...leaf.wanted.flat(), ...leaf.implied]);
  return [...clause.matchAll(part)].some(
    ({ groups: found }) =>
      own.has(rootOf((found?.['part'] ?? '').toLowerCase())) &&
      // "steep for two minutes": so long, and no other thing.
      smallNumber(found?.['thing'] ?? '') === null &&
      !known.has(rootOf((found?.['thing'] ?? '').toLowerCase())),
  );
}

const rootSet = (text: string): Set<string> => new Set(rootsOf(text));
