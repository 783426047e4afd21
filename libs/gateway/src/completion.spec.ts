import { describe, expect, it } from 'vitest';
import { BrokenStream, Completion } from './completion.ts';

/** Chunks as these servers send them, shortened. */
const servers: Readonly<Record<string, readonly string[]>> = {
  vLLM: [
    '{"id":"c","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}',
    '{"model":"m","choices":[{"index":0,"delta":{"content":"Blue"},"logprobs":null,"finish_reason":null}],"usage":null}',
    '{"model":"m","choices":[{"index":0,"delta":{"content":"."},"finish_reason":"stop","stop_reason":null}]}',
    '{"model":"m","choices":[],"usage":{"prompt_tokens":9,"total_tokens":11,"completion_tokens":2}}',
    '[DONE]',
  ],
  Ollama: [
    '{"model":"m","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"Blue"},"finish_reason":null}]}',
    '{"model":"m","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"."},"finish_reason":null}]}',
    '{"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}',
    '{"model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}',
    '[DONE]',
  ],
  'llama.cpp': [
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"model":"m"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Blue."}}],"model":"m"}',
    '{"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"model":"m"}',
    '{"choices":[],"model":"m","usage":{"completion_tokens":2,"prompt_tokens":9,"total_tokens":11,"prompt_tokens_details":{"cached_tokens":4}},"timings":{"prompt_n":9,"prompt_ms":40.5,"predicted_n":2,"predicted_ms":21.25}}',
    '[DONE]',
  ],
  TGI: [
    '{"object":"chat.completion.chunk","model":"m","system_fingerprint":"3.0-sha","choices":[{"index":0,"delta":{"role":"assistant","content":"Blue."},"logprobs":null,"finish_reason":null}],"usage":null}',
    '{"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}',
    '[DONE]',
  ],
};

describe('a chat completion', () => {
  it.each(Object.entries(servers))('is read as %s sends it', (_, chunks) => {
    const completion = new Completion();
    const words = chunks.map((chunk) => completion.take(chunk));
    expect(words.at(-1)).toBeNull();
    expect(completion).toMatchObject({ text: 'Blue.', finish: 'stop', usage: { prompt_tokens: 9, completion_tokens: 2 } });
    expect(completion.answeredAs.model).toBe('m');
  });

  it('has the times of a server that tells them', () => {
    const completion = new Completion();
    for (const chunk of servers['llama.cpp'] ?? []) completion.take(chunk);
    expect(completion.timings).toMatchObject({ prompt_ms: 40.5, predicted_ms: 21.25 });
    expect(completion.usage?.prompt_tokens_details).toEqual({ cached_tokens: 4 });
  });

  it('is read without figures, and without what it thinks aloud beside its text', () => {
    const completion = new Completion();
    expect(completion.take('{"choices":[{"delta":{"reasoning_content":"Hm."}}],"usage":{"prompt_tokens":"many"}}')).toBe('');
    expect(completion.take('{"choices":[{"delta":{"content":"Blue."},"finish_reason":"length"}]}')).toBe('Blue.');
    expect(completion).toMatchObject({ text: 'Blue.', usage: null, finish: 'length', pieces: 2 });
  });

  it('knows a thought by either name, and no model by an empty one', () => {
    const completion = new Completion();
    completion.take('{"model":"","choices":[],"prompt_filter_results":[]}');
    expect(completion.answeredAs.model).toBeNull();
    completion.take('{"model":"m","choices":[{"delta":{"content":"","reasoning":"Hm."}}]}');
    completion.take('{"model":"","choices":[{"delta":{"content":"Blue.","reasoning":{"odd":1}}}]}');
    expect(completion).toMatchObject({ text: 'Blue.', pieces: 2, hasThought: true, answeredAs: { model: 'm' } });
  });

  it.each(['', '[1', '{"choices":"none"}', '{"error":{"message":"engine died"}}'])('is none: %s', (data) => {
    expect(() => new Completion().take(data)).toThrow(BrokenStream);
  });
});
