// The bodies of OpenAI's own routes, as its clients send and read them.
export * from './chat-body.ts';
export * from './chat-completion.ts';
export * from './embeddings.ts';
export * from './openai-error.ts';
export * from './openai-models.ts';
