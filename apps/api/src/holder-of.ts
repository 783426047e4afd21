import type { FastifyRequest } from 'fastify';
import { Fault, type KeyLimits, type Principal } from '#core';
import { defaultOrganisationId, type KeyHolder, type PgKeys } from '#store';
import { isLoopbackRequest } from './loopback.ts';
import { speaksOpenAi } from './openai/openai-error.ts';

/** Whoever sits at this machine, until the first key is made. */
const keyless: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const unlimited: KeyLimits = { requestsPerMinute: null, tokensPerDay: null, computeSecondsPerDay: null };

/** Whom a request speaks for as the keys stand now: by its key, or as admin on loopback while no key exists. Null when neither holds. */
export async function holderOf(request: FastifyRequest, keys: PgKeys): Promise<KeyHolder | null> {
  const header = request.headers.authorization;
  const holder = header === undefined ? null : await keys.find(bearerOf(header));
  // OpenAI's clients always send a key, also where there is none to send.
  if (holder || (header !== undefined && !speaksOpenAi(request.url))) return holder;
  const isKeyless = isLoopbackRequest(request) && (await keys.count()) === 0;
  return isKeyless ? { principal: keyless, limits: unlimited, mcpTools: null } : null;
}

function bearerOf(header: string): string {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (!key) throw new Fault('unauthenticated', 'the authorization header must read "Bearer KEY"');
  return key;
}
