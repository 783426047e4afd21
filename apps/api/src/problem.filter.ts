import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contract';
import { Fault, type FaultCode, faults } from '#core';
import type { Log } from '#telemetry';
import { insteadOf, sendOpenAiError, speaksOpenAi } from './openai/openai-error.ts';

const toldAtOnce = 10;

type FieldErrors = NonNullable<Problem['errors']>;

/** A body or query that does not fit its schema, with every field at once. */
export class InvalidInput extends Fault {
  readonly errors: FieldErrors;

  constructor(errors: FieldErrors, code: FaultCode = 'bad_request') {
    const told = errors.slice(0, toldAtOnce).map(({ path, message }) => `${path || 'body'}: ${message}`);
    const more = errors.length > toldAtOnce ? [`and ${errors.length - toldAtOnce} more`] : [];
    super(code, `the request does not fit: ${[...told, ...more].join('; ')}`);
    this.errors = errors;
  }
}

/** Every error leaves as application/problem+json with a code of the faults table; nothing of ours leaks with it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log: Log;

  constructor(log: Log) {
    this.log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.describe(error, request.id);
    // Not the request: Node destroys it as soon as its body is read.
    if (!reply.raw.headersSent && !reply.raw.destroyed) sendProblem(reply, problem);
  }

  private describe(error: unknown, requestId: string): Problem {
    const fault = toFault(error);
    if (fault.code === 'internal') this.log.error({ err: error, requestId }, 'request failed');
    return toProblem(fault, requestId);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  drain(reply);
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  void reply.header('x-request-id', problem.requestId);
  if (problem.code === 'unauthenticated') void reply.header('www-authenticate', 'Bearer realm="aquifer"');
  if (speaksOpenAi(reply.request.url)) return sendOpenAiError(reply, problem);
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What a refused request still sends is read and dropped, so that the client gets its answer instead of a broken connection. */
function drain(reply: FastifyReply): void {
  const { raw } = reply.request;
  if (raw.complete) return;
  void reply.removeHeader('connection');
  raw.unpipe();
  raw.resume();
}

export function toProblem(fault: Fault, requestId: string): Problem {
  const { status, retry } = faults[fault.code];
  return {
    type: `https://aquifer.dev/problems/${fault.code}`,
    title: fault.code.replaceAll('_', ' '),
    status,
    code: fault.code,
    detail: fault.message,
    requestId,
    ...(retry ? { retryAfterSeconds: fault.retryAfterSeconds ?? 5 } : {}),
    ...(fault instanceof InvalidInput ? { errors: fault.errors } : {}),
  };
}

/** Foreign errors become faults here, once; what nobody foresaw is `internal` and logged with its stack. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof Error && error.name === 'AbortError') return new Fault('client_closed', 'the client hung up', { cause: error });
  if (error instanceof HttpException) return new Fault(codeOfStatus(error.getStatus()), wordsOf(error), { cause: error });
  if (isFastifyError(error))
    return new Fault(fastifyCodes[error.code] ?? codeOfStatus(error.statusCode), fastifyWords[error.code] ?? error.message, {
      cause: error,
    });
  return new Fault('internal', 'something went wrong on our side; the request id finds it in the log', { cause: error });
}

/** An address that fits a route but for an empty name in it. */
function wordsOf({ message }: HttpException): string {
  const [, method, path] = /^Cannot ([A-Z]+) ([^\s?]+)/.exec(message) ?? [];
  return method && path ? `there is no ${method} ${path} here; ${insteadOf(path)}` : message;
}

const fastifyCodes: Readonly<Record<string, FaultCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_REQ_FILE_TOO_LARGE: 'too_large',
};

/** Where its own say nothing to be done. */
const fastifyWords: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE:
    'the body is longer than is read at once: 32 MB, or AQUIFER_MAX_UPLOAD_MB where that is less; send less at once, or files as multipart/form-data',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'a body of this content type is not read here; send JSON with the header "content-type: application/json"',
  FST_ERR_BAD_URL: 'the address cannot be read: after each % two hexadecimal digits of UTF-8 have to stand; encode it anew',
};

function isFastifyError(error: unknown): error is Error & { readonly code: string; readonly statusCode: number } {
  return error instanceof Error && 'code' in error && 'statusCode' in error && typeof error.statusCode === 'number';
}

function codeOfStatus(status: number): FaultCode {
  const match = Object.entries(faults).find(([, fault]) => fault.status === status);
  if (match) return match[0] as FaultCode;
  return status < 500 ? 'bad_request' : 'internal';
}
