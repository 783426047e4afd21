import type { OpenAPIObject } from '@nestjs/swagger';
import { ChatCompletionChunk, OpenAiError } from '#contract';
import { schemaOf } from '../openapi.ts';
import { speaksOpenAi } from './openai-error.ts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

/** What differs from every other route: how errors read, chunks, and an example that names the embedder that runs here. */
export function describeOpenAi(document: OpenAPIObject, embedder: string): void {
  for (const [path, operations] of Object.entries(document.paths))
    if (speaksOpenAi(path)) for (const operation of Object.values(operations) as Operation[]) describeErrors(operation);
  const chat = document.paths['/v1/chat/completions']?.post?.responses['200'];
  if (chat && 'content' in chat) {
    const description = 'unnamed events: chunks, the last with `finish_reason` and `aquifer`; then the usage where asked for; then [DONE]';
    const schema = { type: 'string' as const, description, 'x-events': { chunk: schemaOf(ChatCompletionChunk, 'output') } };
    chat.content = { ...chat.content, 'text/event-stream': { schema } };
  }
  const body = document.paths['/v1/embeddings']?.post?.requestBody;
  const json = body && 'content' in body ? body.content['application/json'] : undefined;
  if (json) json.examples = { example: { value: { model: embedder, input: 'Green tea is brewed at 80 °C.' } } };
}

function describeErrors({ responses }: Operation): void {
  const fault = responses['default'];
  if (fault && 'content' in fault) fault.content = { 'application/json': { schema: schemaOf(OpenAiError, 'output') } };
}
