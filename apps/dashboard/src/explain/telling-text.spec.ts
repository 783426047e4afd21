import { describe, expect, it } from 'vitest';
import { tellingText } from './telling-text.ts';

const passage = { title: 'Setting up', headings: ['Setting up', 'Ports'] };

describe('how a passage is shown to begin', () => {
  it.each([
    ['```\nport = 80\n```', 'port = 80'],
    ['```toml\nport = 80', 'port = 80'],
    ['# Setting up\n\n## Ports\n\nOpen port 80.', 'Open port 80.'],
    ['---\n| --- | --- |\n| port | 80 |', '| port | 80 |'],
    ['2026', '2026'],
    ['```', '```'],
  ])('%j', (text, telling) => expect(tellingText({ ...passage, text })).toBe(telling));
});
