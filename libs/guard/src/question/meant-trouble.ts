import { type SaidSentence, sentencesSaid } from './notions.ts';

interface Meaning {
  readonly says: string;
  readonly isIn: (sentence: SaidSentence) => boolean;
}

/** Letters between the beginnings of a verb and its object, of two words of one phrase, of a verb and an address. */
const far = 90;
const near = 35;
const besides = 22;

const closedToAsker = 'it asks for what belongs to others or is closed to the asker';

const orders =
  (isIn: (sentence: SaidSentence) => boolean) =>
  (sentence: SaidSentence): boolean =>
    !sentence.asks && isIn(sentence);

/** The first that holds is told. A rule about whose things are asked for holds for questions too; the others only for what is ordered. */
const meanings: readonly Meaning[] = [
  {
    says: 'it tells this service to leave aside its rules or who may see what',
    isIn: orders((said) => said.hasNear('drop', 'ownRules', near) || said.hasNear('drop', 'protection', near)),
  },
  {
    says: 'it gives this service another part to play',
    isIn: orders((said) => said.has('pretend', 'unlimited') || said.hasNear('pretend', 'office', near)),
  },
  {
    says: "it asks for this service's own instructions",
    isIn: orders(
      (said) => said.hasNear('utter', 'ownText', far) || (said.has('utter', 'given') && said.hasNear('textThing', 'given', far)),
    ),
  },
  {
    says: closedToAsker,
    isIn: (said) => said.has('others') && said.hasNear('others', 'aboutService', far) && said.has('theirThings'),
  },
  {
    says: closedToAsker,
    isIn: orders(
      (said) =>
        !said.has('policy') &&
        said.has('utter') &&
        (said.hasNear('others', 'theirThings', near) || said.hasNear('utter', 'closedThings', far)),
    ),
  },
  {
    says: 'it asks for whole documents word for word, whatever the question',
    isIn: orders((said) => said.has('utter', 'verbatim') && said.hasNear('utter', 'everything', far)),
  },
  {
    says: 'it asks for an answer without evidence, citations or checks',
    isIn: orders((said) => said.has('answerOrder', 'uncited')),
  },
  {
    says: 'it tells this service what to answer, whatever is asked',
    isIn: orders((said) => !said.endsInQuestionMark && said.hasNear('always', 'answerOrder', near)),
  },
  {
    says: 'it asks for an answer that gets round the checks',
    isIn: orders((said) => said.has('utter', 'evade') || said.hasNear('answerOrder', 'cipher', near)),
  },
  {
    says: 'it asks this service to call or send to an address',
    isIn: orders((said) => said.hasNear('call', 'address', besides)),
  },
];

/** What a question means to have done, whatever its words; null of one that asks. */
export function meantTrouble(text: string): string | null {
  const sentences = sentencesSaid(text);
  const meaning = meanings.find(({ isIn }) => sentences.some(isIn));
  if (meaning) return meaning.says;
  const told = sentences.filter(({ asks }) => !asks);
  const claimsOffice = told.some((said) => said.has('office'));
  if (claimsOffice && told.some((said) => said.has('secrets') && !said.has('policy') && (said.has('utter') || said.has('confirm'))))
    return 'it asks for a password or a key in the name of an office';
  if (claimsOffice && told.some((said) => said.has('utter') && (said.has('closedThings') || said.has('protection')))) return closedToAsker;
  const isTale = told.some((said) => said.has('tale')) && told.some((said) => said.has('secrets'));
  return isTale ? 'it asks for a password or a key in the dress of a tale' : null;
}
