import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { Fault } from '#core';
import type { Runtime } from '#runtime';
import { refuseUnknownRoutes } from './refuse-unknown-routes.ts';
import { AppModule } from './app.module.ts';
import { serveDashboard } from './dashboard.ts';
import { describeApi } from './describe-api.ts';
import { sendProblem, toFault, toProblem } from './problem.filter.ts';
import { readJson } from './read-json.ts';

const megabyte = 1024 * 1024;
const mostChatBytes = 2 * megabyte;
/** A collection's name of 100 letters, each up to 12 characters once encoded. */
const maxParamLength = 1200;

/** The HTTP application, ready to listen. Closing it finishes what is in hand. */
export async function createApi(runtime: Runtime): Promise<NestFastifyApplication> {
  const bodyLimit = Math.min(runtime.config.http.maxUploadBytes, 32 * megabyte);
  const adapter = new FastifyAdapter({
    genReqId: requestId,
    bodyLimit,
    forceCloseConnections: 'idle',
    requestTimeout: 0,
    routerOptions: { maxParamLength },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem(toFault(error), request.id)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(runtime), adapter, {
    logger: ['error', 'warn'],
    bufferLogs: false,
  });
  const server = adapter.getInstance();
  app.useBodyParser('application/json', { bodyLimit }, async (request: FastifyRequest, body: Buffer) => {
    refusePacked(request);
    refuseLongChat(request, body);
    return readJson(body);
  });
  // What curl says of its --data unless told otherwise.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit }, async () => {
    throw new Fault('unsupported_media_type', 'no forms of this kind are read; send JSON with the header "content-type: application/json"');
  });
  watchRequests(server, runtime);
  refuseUnknownRoutes(server);
  await registerPlugins(server, runtime.config);
  await serveDashboard(server, fileURLToPath(new URL('../../../dashboard', import.meta.url)));
  describeApi(app);
  await app.init();
  return app;
}

function refusePacked({ headers }: FastifyRequest): void {
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding === 'identity') return;
  throw new Fault(
    'unsupported_media_type',
    `the body is packed (content-encoding: ${coding.slice(0, 40)}), which is not read; send it as it is`,
  );
}

/** A conversation is words: one of many megabytes is no honest one, and checking all its parts would hold up everybody. */
function refuseLongChat({ url }: FastifyRequest, body: Buffer): void {
  if (!url.startsWith('/v1/chat/') || body.byteLength <= mostChatBytes) return;
  const size = (body.byteLength / megabyte).toFixed(1);
  throw new Fault(
    'too_large',
    `the conversation has ${size} MB, at most ${mostChatBytes / megabyte} are read; send its last messages, without pictures`,
  );
}

async function registerPlugins(server: FastifyInstance, config: Config): Promise<void> {
  const own = ["'self'"];
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: own,
        imgSrc: [...own, 'data:'],
        baseUri: own,
        frameAncestors: ["'none'"],
        formAction: own,
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  await server.register(multipart, {
    limits: { fileSize: config.http.maxUploadBytes + 1, files: 1000, fields: 100, fieldSize: megabyte },
    throwFileSizeLimit: false,
  });
  server.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
}

/** The caller's id, else the trace's, else a new one; it is in the answer, in every problem and in the log. */
function requestId({ headers }: { readonly headers: FastifyRequest['headers'] }): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given)) return given;
  const trace =
    typeof headers['traceparent'] === 'string' ? /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(headers['traceparent']) : null;
  return trace?.[1] ?? randomUUID();
}

/** Counts and logs what was answered. Reads that went well are for debugging: pages make many of them. */
function watchRequests(server: FastifyInstance, { metrics, log }: Runtime): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    const { traceparent } = request.headers;
    if (typeof traceparent === 'string') void reply.header('traceparent', traceparent);
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId } = request;
    const answered = { method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    metrics.requestDone({ ...answered, ms: reply.elapsedTime });
    log[method === 'GET' && reply.statusCode < 400 ? 'debug' : 'info']({ ...answered, requestId }, 'answered');
  });
}
