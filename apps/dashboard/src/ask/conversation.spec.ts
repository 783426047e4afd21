import { describe, expect, it } from 'vitest';
import { type Asking, begin, fail, stop } from './asking.ts';
import { addressOf, around, atAddress, conversationIn, lastOfEach, newConversation, outcomeOf, withAsking } from './conversation.ts';

const problem = { type: 'about:blank', title: 'The service is away', status: 503, code: 'store_unavailable', detail: '', requestId: 'r' };
const question = (text: string, conversationId = 'one'): Asking => ({ ...begin({ question: text, conversationId }), phase: 'done' });
const questions = (askings: readonly Asking[]): string[] => askings.map(({ body }) => body.question);

describe('a conversation on the page', () => {
  const asked = [question('third'), question('elsewhere', 'two'), question('second'), question('first')];

  it('shows what was asked before and after the question in view, and nothing of another', () => {
    const { before, after } = around(asked[2]!, asked);
    expect([questions(before), questions(after)]).toEqual([['first'], ['third']]);
  });

  it('shows all of it before a question that is still on its way', () => {
    expect(questions(around(begin({ question: 'first', conversationId: 'one' }), asked).before)).toEqual(['first', 'second', 'third']);
  });

  it('keeps a question asked twice twice, and one that failed only until it is asked again', () => {
    const again = withAsking(asked, question('second'));
    expect(questions(again)).toEqual(['second', 'third', 'elsewhere', 'second', 'first']);
    expect(questions(lastOfEach(again))).toEqual(['second', 'third', 'elsewhere', 'first']);
    const failed = withAsking([], fail(question('how'), problem));
    expect(withAsking(failed, question('how', 'two'))).toHaveLength(2);
    expect(withAsking(failed, question('how')).map(({ phase }) => phase)).toEqual(['done']);
  });

  it('says what came of each', () => {
    const own = { text: 'At six.', markers: [1], verdict: 'verbatim' as const };
    const parts = [
      { text: 'It closes. ', sentence: null },
      { text: own.text, sentence: own },
    ];
    expect(outcomeOf({ ...question('when'), parts })).toEqual({ text: 'It closes. “At six.”', isAnswer: true });
    expect(outcomeOf(stop(begin({ question: 'when' }))).text).toBe('Stopped.');
    expect(outcomeOf(fail(question('when'), problem)).text).toBe('The service is away.');
  });

  it('is found again after the page was loaded anew, by the step of the history it was in', () => {
    const followUp = question('and the other?', 'two');
    const both = [question('and the other?', 'three'), followUp, question('elsewhere', 'two')];
    const address = addressOf({ question: 'and the other?' });
    expect(conversationIn({ conversationId: 'two' })).toBe('two');
    expect(atAddress(both, address, 'two')).toBe(followUp);
    expect(atAddress(both, address)).toBe(both[0]);
    expect(atAddress(both, addressOf({ question: 'and the other?', mode: 'extract' }), 'two')).toBeUndefined();
    for (const state of [null, undefined, 'two', {}, { conversationId: 2 }]) expect(conversationIn(state)).toBeNull();
  });

  it('has a name of its own', () => {
    expect(newConversation()).toMatch(/^ask-[0-9a-f]{32}$/);
    expect(newConversation()).not.toBe(newConversation());
  });
});
