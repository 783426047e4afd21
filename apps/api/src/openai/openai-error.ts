import type { FastifyReply } from 'fastify';
import type { OpenAiError, Problem } from '#contract';

const routes = /^\/v1\/(?:chat\/completions|embeddings|models)(?:[/?]|$)/;

/** Whether clients of OpenAI call this address: they read errors in another form than everybody else. */
export const speaksOpenAi = (url: string): boolean => routes.test(url);

/** What those clients look for; every other code is ours. */
const codes: Readonly<Record<string, string>> = {
  unauthenticated: 'invalid_api_key',
  not_found: 'model_not_found',
  rate_limited: 'rate_limit_exceeded',
  prompt_too_long: 'context_length_exceeded',
};

export function toOpenAiError({ code, status, detail, errors }: Problem): OpenAiError {
  const type = code === 'rate_limited' ? 'rate_limit_error' : status < 500 ? 'invalid_request_error' : 'server_error';
  const param = errors?.[0]?.path || (code === 'not_found' ? 'model' : null);
  return { error: { message: detail, type, param, code: codes[code] ?? code } };
}

export function sendOpenAiError(reply: FastifyReply, problem: Problem): void {
  void reply
    .status(problem.status)
    .type('application/json')
    .send(JSON.stringify(toOpenAiError(problem)));
}
