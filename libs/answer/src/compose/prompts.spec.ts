import { describe, expect, it } from 'vitest';
import { parsePrompt, requestOf } from '#core';
import { loadPrompts } from './prompts.ts';

const file = (matter: string, body = '# System\nBe brief.\n\n# User\n{{question}}') => `---\n${matter}\n---\n${body}\n`;
const good = 'id: x\nversion: 1\ninputs: [question]\nmaxTokens: 10\ntemperature: 0';

describe('prompts', () => {
  it('of the room are complete', () => {
    expect(loadPrompts().compose).toMatchObject({ id: 'compose', inputs: ['passages', 'history', 'question'], temperature: 0 });
  });

  it.each([
    ['another name', 'y.v1.md', file(good)],
    ['another version', 'x.v2.md', file(good)],
    ['an input never used', 'x.v1.md', file(good.replace('[question]', '[question, passages]'))],
    ['an input not declared', 'x.v1.md', file(good, '# System\nBe brief.\n\n# User\n{{question}} {{secret}}')],
    ['no user part', 'x.v1.md', file(good, '# System\nBe brief {{question}}')],
    ['no token limit', 'x.v1.md', file(good.replace('maxTokens: 10', 'maxTokens: many'))],
    ['no temperature', 'x.v1.md', file(good.replace('temperature: 0', ''))],
    ['a likelihood that is none', 'x.v1.md', file(`${good}\ntopP: 2`)],
    ['half a token', 'x.v1.md', file(`${good}\ntopK: 0.5`)],
    ['an example without an answer', 'x.v1.md', file(good, '# System\nBe brief.\n\n# Example\n## User\nHow?\n\n# User\n{{question}}')],
    ['a schema that is none', 'x.v1.md', file(good, '# System\nBe brief.\n\n# Schema\nlist\n\n# User\n{{question}}')],
    ['no front matter', 'x.v1.md', 'Hello'],
  ])('are refused with %s', (_, name, text) => {
    expect(() => parsePrompt(name, text)).toThrow(/cannot be used/);
  });

  it('say how they are sampled, for which models they are, what answers look like, and what form those have', () => {
    const body =
      '# System\nBe brief.\n\n# Example\n\n## User\nWhy?\n\n## Answer\nBecause.\n\n# Schema\n\n```json\n{ "type": "string" }\n```\n\n# User\n{{question}}';
    const prompt = parsePrompt('x.v1.md', file(`${good}\nmodels: [a, b]\ntopP: 0.9\ntopK: 40`, body));
    expect(prompt).toMatchObject({ models: ['a', 'b'], system: 'Be brief.\n\nExample:\nWhy?\n\nIts answer:\nBecause.' });
    const sampling = { maxTokens: 10, temperature: 0, topP: 0.9, topK: 40, schema: { type: 'string' } };
    expect(requestOf(prompt, 'filled in')).toEqual({ route: 'x', ...sampling, system: prompt.system, user: 'filled in' });
  });
});
