import { expect, it } from 'vitest';
import type { GenerationRequest, GenerationResult, PromptReading } from '#core';
import { ScriptedGenerator } from '#testing';
import { GatewayGenerator } from './gateway-generator.ts';
import { Lane } from './lane.ts';

const reading: PromptReading = { promptTokens: 1000, reusedTokens: 900, reusedFrom: 'parked', savedMs: 9000 };

/** Reads, then writes. */
class Reader extends ScriptedGenerator {
  override async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    request.onRead?.(reading);
    return yield* super.generate(request, signal);
  }
}

it('tells what a model had read before, also where nobody stays to the end of what it writes', async () => {
  const told: unknown[] = [];
  const lane = new Lane({
    generator: new Reader(['It ', 'is ', 'blue.']),
    limits: { concurrency: 1, mostWaiting: 1, waitMs: 1000 },
    server: null,
    hasEarned: true,
    clock: Date.now,
  });
  const watch = { answered: () => undefined, passedOver: () => undefined, brokeOff: () => undefined, left: () => undefined };
  const gateway = new GatewayGenerator([lane], [], { ...watch, read: (call) => told.push(call) });
  const request: GenerationRequest = { system: '', user: 'Of what colour?', maxTokens: 9, temperature: 0, route: 'compose' };
  const stream = gateway.generate({ ...request, onRead: (read) => told.push(read) }, new AbortController().signal);
  await stream.next();
  await stream.return({ text: '', promptTokens: 0, completionTokens: 0, prefillMs: 0, decodeMs: 0 });
  expect(told).toEqual([{ modelId: 'scripted', route: 'compose', ...reading }, reading]);
  expect(lane.report().reading).toEqual([{ route: 'compose', calls: 1, hits: 1, promptTokens: 1000, reusedTokens: 900, savedMs: 9000 }]);
});
