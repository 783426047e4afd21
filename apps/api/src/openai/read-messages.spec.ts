import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '#contract';
import { readMessages } from './read-messages.ts';

const says = (role: ChatMessage['role'], content: ChatMessage['content']): ChatMessage => ({ role, content });
const picture = { type: 'image_url', image_url: { url: 'data:' } };

describe('messages', () => {
  it('end with the question; those of the user before it are what it leans on', () => {
    const read = readMessages([says('user', 'One?'), says('assistant', 'One.'), says('user', 'And two?')]);
    expect(read).toMatchObject({ text: 'And two?', turns: ['One?'], notes: [expect.stringContaining('earlier answers')] });
  });

  it('of an earlier picture leave the text, so that a chat can go on', () => {
    const read = readMessages([says('user', [picture, { type: 'text', text: 'What is it?' }]), says('user', 'Really?')]);
    expect(read).toMatchObject({ turns: ['What is it?'], notes: [expect.stringContaining('only the text')] });
    expect(() => readMessages([says('user', [picture])])).toThrow(/"image_url" cannot be read/);
  });

  it('are read eight questions back, and tell what was not read', () => {
    const many = Array.from({ length: 11 }, (_, index) => says('user', `Question ${index}?`));
    const read = readMessages([says('developer', 'x'), ...many, says('tool', 'y')]);
    expect(read.turns).toHaveLength(8);
    expect(read.turns.at(-1)).toBe('Question 9?');
    expect(read.notes.join('\n')).toMatch(/of the 10 questions.*\n.*role "developer".*\n.*after the last message/);
  });

  it('without a question are refused', () => {
    expect(() => readMessages([says('system', 'Hello')])).toThrow(/none of them is of the role "user"/);
    expect(() => readMessages([says('user', null)])).toThrow(/it is empty/);
    const long = (): unknown => readMessages([says('user', 'x'.repeat(2001))]);
    expect(long).toThrow(/2,001 characters.*2,000/);
    expect(long).toThrow(expect.objectContaining({ code: 'prompt_too_long' }));
  });
});
