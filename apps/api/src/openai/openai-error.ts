import type { FastifyReply } from 'fastify';
import type { OpenAiError, Problem } from '#contract';
import { faults } from '#core';

const routes = /^\/v1\/(?:chat\/completions|embeddings|models)(?:[/?]|$)/;

/** Its clients call these too, and there is nothing there. */
const notHere =
  /^\/v1\/(?:responses|completions|moderations|assistants|threads|files|uploads|images|audio|videos|fine_tuning|vector_stores|realtime|containers)(?:[/?]|$)/;

/** Whether clients of OpenAI call this address: they read errors in another form than everybody else. */
export const speaksOpenAi = (url: string): boolean => routes.test(url) || notHere.test(url);

/** What to call instead of an address that is not there. */
export const insteadOf = (path: string): string =>
  notHere.test(path)
    ? "of OpenAI's API there are /v1/chat/completions, /v1/embeddings and /v1/models"
    : 'GET /openapi.json lists what there is';

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

/** What is too long is a bad request to those clients, which raise an error of its own class for each status. */
const statusOf = ({ code, status }: Problem): number => (code === 'prompt_too_long' ? faults.bad_request.status : status);

export function sendOpenAiError(reply: FastifyReply, problem: Problem): void {
  const { error } = toOpenAiError(problem);
  const told = notHere.test(reply.request.url) && problem.code === 'not_found' ? { ...error, param: null, code: 'unknown_url' } : error;
  void reply
    .status(statusOf(problem))
    .type('application/json')
    .send(JSON.stringify({ error: told } satisfies OpenAiError));
}
