/** “Could you tell me …”, “Ich möchte wissen, …”: before a question in indirect order, and some before the thing itself (“tell me the price”). */
interface Frames {
  readonly beforeClause: RegExp;
  readonly beforeThing: RegExp;
}

const place = '(?:(?:by|until|till|since|from|within|at|in|on|to|for|with|of|about|after|under) )?';
const asking = `${place}(?:what|which|who|whom|whose|when|where|why|how)|whether|if`;
const politely = '(?:(?:please|kindly|maybe|perhaps|also|quickly|just|possibly),? )*';
const telling =
  `${politely}(?:(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody) ${politely})?` +
  `(?:tell (?:me|us)|let (?:me|us) know|inform (?:me|us)|explain(?: to (?:me|us))?|remind (?:me|us)|show (?:me|us)) ${politely}`;
const wanting =
  "(?:i|we)(?:'d| would| do)? (?:(?:just|really|only|also) )*(?:like|love|want|need|wish) to (?:know|ask(?: you)?|find out|learn|understand) ";
const wondering = [
  '(?:do|does|would) (?:you|anyone|anybody|someone|somebody) (?:happen to )?know ',
  '(?:(?:do you )?have (?:you )?)?any idea ',
  "(?:i|we)(?:'m| am|'re| are| was| were)? (?:(?:just|still) )*(?:wonder|wondering|curious|not sure|unsure|interested in)(?: about)? ",
  "(?:i|we) (?:don't|do not) know ",
  '(?:i have )?(?:my |one |a |just |quick |short )*question: ?',
].join('|');

const ort = '(?:(?:bis|ab|seit|von|in|innerhalb|an|auf|bei|mit|nach|vor|für|um|unter|zu|aus|über) )?';
const fragend = `${ort}(?:was|wer|wen|wem|wessen|wann|wo|woher|wohin|womit|wofür|woran|warum|wieso|weshalb|wie|welche[rsnm]?)|ob`;
const freundlich = '(?:(?:bitte|doch|mal|kurz|einmal|vielleicht|zufällig|auch|schnell|gerne?),? )*';
const sagen =
  `${freundlich}(?:(?:kannst|könntest|würdest|können|könnten|würden|kann|könnte) (?:du|sie|ihr|jemand|man) (?:mir|uns) ${freundlich}` +
  `(?:sagen|verraten|mitteilen|erklären|zeigen|nennen)|(?:sage?|sagt|verrate?|erkläre?|zeige?|nenne?|(?:sagen|verraten|erklären|nennen|zeigen) sie) (?:mir|uns))(?:,? |, ?)${freundlich}`;
const wissen = `(?:ich|wir) (?:(?:möchten?|würden?|will|wollen|wollte|muss|müssen) ${freundlich}(?:wissen|erfahren|fragen)|wüssten? gerne?)(?:,? |, ?)`;
const gefragt = [
  `(?:weißt du|wissen sie|wisst ihr|weiß (?:jemand|man|wer)),? ?${freundlich}`,
  '(?:ich frage mich|wir fragen uns|(?:ich weiß|wir wissen) nicht|mich (?:interessiert|würde interessieren)),? ?',
  '(?:ich habe )?(?:eine |kurze |nur )*frage: ?',
].join('|');

const before = (frames: string, rest: string): RegExp => new RegExp(`^(?:${frames})(?=(?:${rest})(?![\\p{L}'-]))`, 'iu');

const known: readonly Frames[] = [
  {
    beforeClause: before(`${telling}|${wanting}|${wondering}`, asking),
    beforeThing: before(`${telling}|${wanting}`, 'the|an?|all|any|my|your|our|about'),
  },
  {
    beforeClause: before(`${sagen}|${wissen}|${gefragt}`, fragend),
    beforeThing: before(`${sagen}|${wissen}`, 'de[rnms]|die|das|eine?[rnms]?|alle|mein\\p{L}*'),
  },
];

const greeting =
  /^(?:(?:hello|hi|hey|good (?:morning|afternoon|evening)|excuse me|hallo|guten (?:tag|morgen|abend)|entschuldigung)(?: there)?[,!.]+ *)+/iu;
const asked = /^(?:please|bitte),? /iu;
const courtesy = '(?:please|thanks?(?: you)?(?: very much| a lot| in advance)?|bitte|danke(?: schön| sehr)?|vielen dank(?: im voraus)?)';
/** “Where do I say please?” ends in a word like any other. */
const thanks = new RegExp(`(?<end>[?.!])?(?:(?<=[?.!])|,) *${courtesy}[.!]*(?<mark>\\??)$`, 'iu');
const barely = new RegExp(` ${courtesy}[.!?]*$`, 'iu');
/** Before “…?” these words only say that it is asked. */
const conjunction = /^(?:whether|if|about) /iu;
/** “how long the warranty is”: the verb comes to where a question has it. */
const verbLast =
  /^((?:what|who|when|where|why|how (?:long|high|heavy|large|big|old|far|deep|wide|tall|loud|fast|expensive|much|many \p{L}+|often))) (.+) (is|are|was|were)$/iu;

/**
 * A question without what people say around it: it tells nothing of what is asked, and a short document is less like it with the frame than
 * without. What has no frame is left to the letter; so is what would have nothing left.
 */
export function withoutFrame(question: string): string {
  const said = question.trim().replaceAll('’', "'");
  const core = said.replace(greeting, '').replace(thanks, '$<end>$<mark>').replace(asked, '');
  const opened = known.flatMap(({ beforeClause, beforeThing }) => {
    const clause = core.replace(beforeClause, '');
    const rest = clause === core ? core.replace(beforeThing, '') : clause;
    return rest === core ? [] : [asQuestion(rest)];
  })[0];
  const rest = opened ?? (core === said ? question.trim() : capital(core));
  return /[\p{L}\p{N}]{2}.*[\p{L}\p{N}]/u.test(rest) ? rest : question.trim();
}

function asQuestion(clause: string): string {
  const bare = clause
    .replace(/[\s.?!…]+$/u, '')
    .replace(barely, '')
    .replace(conjunction, '');
  return `${capital(bare.replace(verbLast, '$1 $3 $2'))}?`;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
