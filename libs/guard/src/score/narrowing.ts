import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { isOf, isPart, type Token } from './token.ts';

type Tokens = readonly Token[];

const before = new Set(
  'on from in of at about for by printed given sent concerning regarding riportate stampate impresas imprimées gedruckten della delle dello del dei sulla sullo sul sulle nella nel auf aus von zu der des dem den sur dans de du la en sobre em na no da do op w z wysłane на в 第'.split(
    ' ',
  ),
);
const articles = new Set('the a an our their his her its der die das den dem des la le les el los il lo gli de het een o os as'.split(' '));
const ofConversation = bit.rule | bit.content | bit.answer | bit.work | bit.your | bit.you | bit.before | bit.assistant;
const counted = new Set('page pages seite blatt hoja pagina página feuille strona bladzijde странице exercise step question'.split(' '));

/** Whether the rules to be ignored are those of a thing or of people (“on the box”, “on page 1”, “about the order”): orders to a reader. */
export function isNarrowed(tokens: Tokens, at: number): boolean {
  let last = at + 1;
  while (last < at + 9 && !namesRules(tokens[last])) last += 1;
  if (last >= at + 9) return false;
  while (namesRules(tokens[last + 1]) && tokens[last + 1]?.mark === '') last += 1;
  let from = last + 1;
  if (!before.has(tokens[from]?.word ?? '') || tokens[from]?.mark !== '') return false;
  while (from < last + 5 && (before.has(tokens[from]?.word ?? '') || articles.has(tokens[from]?.word ?? ''))) from += 1;
  const thing = tokens[from];
  if (thing === undefined || thing.mark !== '') return false;
  if (counted.has(thing.word) && /^\d{1,3}$/.test(tokens[from + 1]?.word ?? '')) return true;
  if (thing.word === 'order') return true;
  return (thing.parts & ~part.note) === 0 && !isOf(thing, ofConversation) && !isPart(tokens[from + 1], part.prompt | part.machine);
}

const namesRules = (token: Token | undefined): boolean => isPart(token, part.rules) || isOf(token, bit.rule | bit.before);
