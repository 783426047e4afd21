import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { invariant, type Principal, type Role } from '#core';

const principals = new WeakMap<FastifyRequest['raw'], Principal>();
const tools = new WeakMap<FastifyRequest['raw'], readonly string[]>();

/** `mcpTools` null: all of them. */
export function setPrincipal(request: FastifyRequest, principal: Principal, mcpTools: readonly string[] | null): void {
  if (mcpTools) tools.set(request.raw, mcpTools);
  principals.set(request.raw, principal);
}

function principalOf(request: FastifyRequest): Principal {
  const principal = principals.get(request.raw);
  invariant(principal, 'every guarded request has a principal');
  return principal;
}

/** The parameter that holds who asks. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Which tools of the Model Context Protocol his key may use; null: all of them. */
export const toolsOf = (request: FastifyRequest): readonly string[] | null => tools.get(request.raw) ?? null;

export const minimumRole = 'minimumRole';
/** What the caller's role must at least be; without it, `reader`. */
export const AtLeast = (role: Role): ClassDecorator & MethodDecorator => SetMetadata(minimumRole, role);

export const openToAll = 'openToAll';
export type IsOpen = (config: Config) => boolean;
/** No key needed: health, the API's description and the dashboard's files; metrics unless the settings say otherwise. */
export const OpenToAll = (isOpen: IsOpen = () => true): ClassDecorator & MethodDecorator => SetMetadata(openToAll, isOpen);
