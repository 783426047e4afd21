import type { Embedder, Json } from '#core';
import type { EvidenceSentence, ScoredSentence } from '../choose/choose-evidence.ts';
import type { EvidenceGroup } from '../compose/evidence-groups.ts';
import { shownThreshold } from '../compose/sentence-check.ts';
import { addedTo } from '../support/added-words.ts';
import { conflictWords } from '../support/conflicts.ts';
import { SupportCheck } from '../support/support-check.ts';
import { wordsOf } from '../text/words.ts';
import type { AskedLeaf } from './asked-leaf.ts';
import type { ReadLeaf } from './read-data.ts';
import { headed, namesLeaf, valuesIn } from './read-value.ts';

/** Holds what a model wrote for one place against the evidence it was given. */
export class LeafCheck {
  private readonly sentences: readonly ScoredSentence[];
  private readonly support: SupportCheck;

  constructor(embedder: Embedder, groups: readonly EvidenceGroup[]) {
    this.sentences = groups.flatMap(({ sentences }) => sentences);
    const texts = this.sentences.map(({ passage, text, vector }) => ({ text: `${passage.title}: ${text}`, vector }));
    this.support = new SupportCheck(embedder, texts);
  }

  async of(leaf: AskedLeaf, value: Json, signal: AbortSignal): Promise<ReadLeaf> {
    if (value === null || (typeof value === 'string' && value.trim() === '')) return { reason: 'the model found none' };
    if (typeof value === 'object') return { reason: 'the model gave no single value' };
    const { type, options, isDate } = leaf.schema;
    if (type === 'boolean') return this.statement(leaf, value === true, signal);
    if (type === 'number' || type === 'integer' || options || isDate) return this.exact(leaf, value);
    return this.words(leaf, String(value), signal);
  }

  /** A figure, a date or one of several words: read out of a sentence by rule, and the same. Where sentences name the leaf, it has to be one of theirs. */
  private exact(leaf: AskedLeaf, value: string | number | boolean): ReadLeaf {
    const saying = this.sentences.map((sentence) => ({ sentence, values: valuesIn(leaf, sentence.text) }));
    const naming = saying.filter(({ sentence, values }) => values.length > 0 && namesIn(leaf, sentence));
    const among = naming.length > 0 || leaf.units === null ? naming : saying;
    const carrying = among.filter(({ values }) => values.length === 1 && values[0] === value);
    const best = bestOf(carrying.map(({ sentence }) => sentence));
    if (best) return { value, evidence: [best] };
    const others = [...new Set(among.flatMap(({ values }) => values).filter((one) => !Number.isNaN(one)))].slice(0, 3);
    const instead = others.length === 0 ? 'no sentence of the evidence says it' : `the evidence says ${others.join(' and ')}`;
    return { reason: `the model wrote ${JSON.stringify(value)}, and ${instead}` };
  }

  /** To the letter in a sentence, but for white space and capitals; else carried as a sentence of the model's would have to be. */
  private async words(leaf: AskedLeaf, value: string, signal: AbortSignal): Promise<ReadLeaf> {
    const wanted = ` ${wordsOf(value).join(' ')} `;
    const verbatim = this.sentences.filter(({ text }) => wanted.trim() !== '' && ` ${wordsOf(text).join(' ')} `.includes(wanted));
    const best = bestOf(verbatim.filter((sentence) => namesIn(leaf, sentence))) ?? bestOf(verbatim);
    if (best) return { value, evidence: [best] };
    return this.carried(leaf, value, signal);
  }

  private async carried(leaf: AskedLeaf, value: string, signal: AbortSignal): Promise<ReadLeaf> {
    const { score, cited, conflicts } = await this.support.of(`${leaf.name}: ${value}`, signal);
    const grounds = cited.flatMap((index) => this.sentences[index] ?? []);
    const added = addedTo(
      value,
      grounds.map(({ text }) => text),
      grounds.map(({ passage }) => passage.title),
    );
    const wrote = `the model wrote “${value.slice(0, 80)}”`;
    if (conflicts.length > 0) return { reason: `${wrote}: ${conflictWords(conflicts)}` };
    if (added !== null) return { reason: `${wrote}: ${added}` };
    if (score < shownThreshold)
      return { reason: `${wrote}: its support is ${score.toFixed(2)} and ${shownThreshold.toFixed(2)} is needed` };
    return { value, evidence: grounds.map(plain) };
  }

  /** What a description states, held against the evidence as a sentence; that it does not hold is carried only where the evidence negates it. */
  private async statement(leaf: AskedLeaf, value: boolean, signal: AbortSignal): Promise<ReadLeaf> {
    const { score, cited, conflicts } = await this.support.of(leaf.schema.description || leaf.name, signal);
    const grounds = cited.flatMap((index) => this.sentences[index] ?? []).map(plain);
    const isDenied = conflicts.length > 0 && conflicts.every(({ kind }) => kind === 'negation' || kind === 'turn');
    const holds = value ? conflicts.length === 0 && score >= shownThreshold : isDenied;
    if (holds && grounds.length > 0) return { value, evidence: grounds.slice(0, 1) };
    return { reason: `the model wrote ${value}, and no sentence of the evidence plainly says so` };
  }
}

function namesIn(leaf: AskedLeaf, { passage, text }: EvidenceSentence): boolean {
  return namesLeaf(leaf, headed(passage, text));
}

function bestOf(sentences: readonly ScoredSentence[]): EvidenceSentence | null {
  const best = sentences.toSorted((a, b) => b.score - a.score)[0];
  return best ? plain(best) : null;
}

const plain = ({ passage, span, text }: EvidenceSentence): EvidenceSentence => ({ passage, span, text });
