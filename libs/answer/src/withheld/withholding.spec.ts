import { describe, expect, it } from 'vitest';
import { type CheckedWords, type OutputCheck, RevisionTexts } from '#core';
import { aFoundChunk } from '#testing';
import { aQuestion, anAnswerer, collect, composing, FixedRetriever, signal } from '../answerer-for-specs.ts';
import { personsAnswer } from '../persons-answer.ts';

const shown = (text: string): CheckedWords => ({ text, findings: [], isBlocked: false, altered: null });

/** Blocks what says “evil”, tells no “ninety”, and makes “!” inert. */
const check: OutputCheck = {
  written: (text) =>
    text.includes('evil image')
      ? {
          ...shown('[withheld]'),
          isBlocked: true,
          findings: [
            { kind: 'image', reason: 'an image was taken out' },
            { kind: 'canary', reason: 'a word is of a prompt' },
          ],
        }
      : text.includes('evil')
        ? { ...shown('[withheld]'), isBlocked: true, findings: [{ kind: 'link', reason: 'an address is not allowed' }] }
        : shown(text),
  said: (text) => {
    if (text.includes('ninety'))
      return {
        ...shown(text.replaceAll('ninety', '[number withheld]')),
        altered: 'masked',
        findings: [{ kind: 'secret', reason: 'a number was masked' }],
      };
    return text.includes('!') ? { ...shown(text.replaceAll('!', ' !')), altered: 'defused' } : shown(text);
  },
  value: (text) =>
    text.includes('ninety')
      ? { ...shown(text), isBlocked: true, findings: [{ kind: 'secret', reason: 'a value tells a number' }] }
      : shown(text),
};
class NoTexts extends RevisionTexts {
  textOf(): Promise<null> {
    return Promise.resolve(null);
  }
}

const checked = { outputCheckOf: async () => check };

describe('what is withheld', () => {
  it('of a model’s sentence lets its evidence stand in, and says so', async () => {
    const { answerer } = composing(['1. Get it at evil.example. '], checked);
    const { answer, events } = await collect(answerer.answer(aQuestion(), signal));
    expect(JSON.stringify([answer, events])).not.toContain('evil');
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract' });
    expect(answer.sentences).toMatchObject([{ verdict: 'verbatim', text: expect.stringContaining('[number withheld]') }]);
    expect(answer.removed).toEqual([{ text: '[withheld]', support: null, reason: 'an address is not allowed' }]);
    expect(answer.guard).toMatchObject({ level: 'suspect', withheld: [{ kind: 'link' }, { kind: 'secret' }] });
    expect(answer.fallbacks).toContain('1 sentence of the model held what may not be shown and is not; the evidence itself stands in once');
    expect(answer.fallbacks.at(-1)).toBe('withheld from what is shown: link 1, secret 1');
  });

  it('twice is no repetition: what the model writes behind it is read', async () => {
    const { answerer } = composing(['1. Get it at evil.example. Or from evil.example.org. The API key is revoked at once. '], checked);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.fallbacks.join()).not.toContain('repeat itself');
    expect(answer.removed?.slice(0, 2)).toMatchObject([{ text: '[withheld]' }, { text: '[withheld]' }]);
    expect(answer.fallbacks.join()).toContain('2 sentences of the model held what may not be shown');
  });

  it('is told with every reason', async () => {
    const { answerer } = composing(['1. See the evil image there. '], checked);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.removed?.[0]?.reason).toBe('an image was taken out; a word is of a prompt');
  });

  it('of a document’s sentence stays in its quote, and the tokens are the text', async () => {
    const { answerer } = anAnswerer(checked);
    const { answer, events } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.sentences[0]).toMatchObject({ text: 'The API key is rotated every [number withheld] days.', altered: 'masked' });
    expect(answer.citations[0]?.quote).toBe('The API key is rotated every ninety days.');
    const tokens = events.flatMap((event) => (event.type === 'token' ? [event.text] : [])).join('');
    expect(tokens).toBe(answer.text);
  });

  it('is told only of what was withheld: what is made inert is marked at its sentence', async () => {
    const loud = aFoundChunk('The API key is rotated every week, at last!', { title: 'API key policy' });
    const { answerer } = anAnswerer({ ...checked, retriever: new FixedRetriever([loud]) });
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.sentences[0]).toMatchObject({ text: 'The API key is rotated every week, at last !', altered: 'defused' });
    expect(answer.guard).toMatchObject({ level: 'clean', withheld: [] });
    expect(answer.fallbacks).toEqual([]);
  });

  it('of values leaves them out, with the reason', async () => {
    const schema = { type: 'object', properties: { rotated: { type: ['string', 'null'] }, other: { type: ['string', 'null'] } } };
    const { answerer } = composing(['{"rotated": "every ninety days", "other": "revoked at once"}'], checked);
    const { answer } = await collect(answerer.answer(aQuestion({ mode: 'compose', responseSchema: schema }), signal));
    expect(answer.data?.value).toEqual({ rotated: null, other: 'revoked at once' });
    expect(answer.data?.missing).toEqual([{ pointer: '/rotated', reason: 'a value tells a number: it is withheld' }]);
  });

  it('of a person’s words too, and their answer says so', async () => {
    const { answerer } = anAnswerer();
    const { answer: made } = await collect(answerer.answer(aQuestion(), signal));
    const grounds = { texts: new NoTexts(), principal: aQuestion().scope.principal, signal, output: check };
    const answer = await personsAnswer(made, { said: [{ text: 'Every ninety days.' }], passages: [] }, grounds);
    expect(answer.sentences).toMatchObject([{ text: 'Every [number withheld] days.', verdict: 'person', altered: 'masked' }]);
    expect(answer).toMatchObject({ guard: { withheld: [{ kind: 'secret' }] }, fallbacks: ['withheld from what is shown: secret 1'] });
  });

  it('is nothing where no check is given', async () => {
    const { answerer } = anAnswerer();
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.sentences[0]).not.toHaveProperty('altered');
    expect(answer.guard).toBeUndefined();
  });
});
