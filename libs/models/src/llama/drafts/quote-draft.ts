/** So many tokens written as they stand in the evidence begin a quote. At 2 the drafts of a model that does not quote double; at 4 and more each quote is noticed later. */
const leastQuoted = 3;
/** Of two places with the same words, the one that was quoted for longer: looked back so far. */
const mostCompared = 16;
/** Tokens of the first draft of a quote. llama.cpp's kernels take tokens in fours and eights: with the one before it, seven make eight. */
const firstDraft = 7;
const mostDrafted = 15;

/**
 * Drafts how a quote goes on: where the last tokens that the model wrote stand in the evidence, those that follow them there. A draft ends
 * with its sentence, where the model goes its own way, and where several places begin alike and go on differently. Drafts grow while they
 * are right; after one that is not, a quote has to begin anew.
 */
export class QuoteDraft<Token extends number> {
  private readonly evidence: readonly Token[];
  private readonly endsSentence: (token: Token) => boolean;
  private readonly written: Token[] = [];
  /** Tokens at the end of what is written that may be the beginning of a quote. */
  private fresh = 0;
  private most = firstDraft;

  constructor(evidence: readonly Token[], endsSentence: (token: Token) => boolean) {
    this.evidence = evidence;
    this.endsSentence = endsSentence;
  }

  push(token: Token): void {
    this.written.push(token);
    this.fresh += 1;
  }

  /** What comes next, if the model goes on quoting; empty where it does not quote. */
  next(): Token[] {
    const [first, ...others] = this.places();
    const draft: Token[] = [];
    if (first === undefined) return draft;
    for (const token of this.evidence.slice(first, first + this.most)) {
      if (others.some((place) => this.evidence[place + draft.length] !== token)) break;
      draft.push(token);
      if (this.endsSentence(token)) break;
    }
    return draft;
  }

  /** How the last draft fared; its accepted tokens, and the model's own after them, have been pushed. */
  judged(wasRight: boolean): void {
    this.most = wasRight ? Math.min(mostDrafted, 2 * this.most + 1) : firstDraft;
    if (!wasRight) this.fresh = 1;
  }

  /** Where in the evidence the longest quote at the end of what is written goes on. */
  private places(): number[] {
    let longest = leastQuoted;
    let places: number[] = [];
    for (let place = 1; place < this.evidence.length; place += 1) {
      const length = this.quotedBefore(place);
      if (length > longest) places = [];
      if (length >= longest) places.push(place);
      longest = Math.max(longest, length);
    }
    return places;
  }

  private quotedBefore(place: number): number {
    const { evidence, written } = this;
    const most = Math.min(this.fresh, mostCompared, place);
    let length = 0;
    while (length < most && evidence[place - 1 - length] === written[written.length - 1 - length]) length += 1;
    return length;
  }
}
