/** A question with the passages to answer it from, as in `generation/clapnq-passages` and `generation/clapnq`. */
export interface AnswerItem {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly passages: readonly { readonly id: string; readonly title: string; readonly sentences: readonly string[] }[];
  readonly references: readonly string[];
  /** Texts of the sentences that people chose; empty when the set does not say. */
  readonly goldSentences: readonly string[];
}

interface Line {
  id: string | number;
  question: string;
  answerable: boolean;
  passages: { id: string | number; title: string; sentences: string[] }[];
  references?: (string | { answer: string; selected_sentences?: string[] })[];
  goldSentences?: number[];
}

/** Gold sentences are numbered from 1 over all passages in order, or stand with each reference. */
export function readAnswerItems(text: string): AnswerItem[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => toItem(JSON.parse(line) as Line));
}

function toItem(line: Line): AnswerItem {
  const sentences = line.passages.flatMap((passage) => passage.sentences);
  const references = line.references ?? [];
  const numbered = (line.goldSentences ?? []).map((number) => sentences[number - 1] ?? '');
  const selected = references.flatMap((reference) => (typeof reference === 'string' ? [] : (reference.selected_sentences ?? [])));
  return {
    id: String(line.id),
    question: line.question,
    answerable: line.answerable,
    passages: line.passages.map((passage) => ({ id: String(passage.id), title: passage.title, sentences: passage.sentences })),
    references: references.map((reference) => (typeof reference === 'string' ? reference : reference.answer)),
    goldSentences: [...numbered, ...selected].filter(Boolean),
  };
}
