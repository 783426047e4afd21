import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { speech } from './orders.ts';
import { hasPart, isOf, isOrdered, isPart, type Token } from './token.ts';

type Tokens = readonly Token[];

const before = new Set(
  'on from in of at about for by printed given sent concerning regarding riportate stampate impresas imprimées gedruckten della delle dello del dei sulla sullo sul sulle nella nel auf aus von zu der des dem den sur dans de du la en sobre em na no da do op w z wysłane на в 第'.split(
    ' ',
  ),
);
const articles = new Set('the a an our their his her its der die das den dem des la le les el los il lo gli de het een o os as'.split(' '));
/** What has rules of its own. Words that are not here narrow nothing: anybody can write “in Denmark”. */
const things = new Set(
  'order team department box label labels leaflet booklet manual packet package packaging pack card form letter sheet board sign poster screen panel door wall lid bottle tin device machine appliance unit model drawing plan map invoice contract delivery case ticket lease route etikett karton schachtel verpackung anleitung blatt formular brief bestellung notice boîte boite emballage étiquette carton commande fiche formulaire caja etiqueta envase folleto pedido hoja scatola etichetta confezione foglio ordine modulo caixa embalagem folheto encomenda doos etiket verpakking bestelling handleiding pudełku opakowaniu etykiecie ulotce zamówienia коробке упаковке этикетке бланке заказа'.split(
    ' ',
  ),
);
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
  if (isPart(tokens[from + 1], part.prompt | part.machine) || isToldToSpeak(tokens, from + 1)) return false;
  // “the design team”.
  if (things.has(thing.word) || (tokens[from + 1]?.mark === '' && things.has(tokens[from + 1]?.word ?? ''))) return true;
  return counted.has(thing.word) && /^\d{1,3}$/.test(tokens[from + 1]?.word ?? '');
}

/** “… and tell the reader that …”; not “… and answer questions 3 to 7”, “… and do not tell Carl”. */
function isToldToSpeak(tokens: Tokens, from: number): boolean {
  for (let at = from; at < tokens.length; at += 1)
    if (isPart(tokens[at], speech) && isOrdered(tokens, at) && !isHarmless(tokens, at)) return true;
  return false;
}

const isHarmless = (tokens: Tokens, at: number): boolean =>
  (tokens[at]?.word === 'answer' && counted.has((tokens[at + 1]?.word ?? '').replace(/s$/, ''))) || hasPart(tokens, [at - 3, at], part.not);

const namesRules = (token: Token | undefined): boolean => isPart(token, part.rules) || isOf(token, bit.rule | bit.before);
