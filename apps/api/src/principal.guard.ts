import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { Fault, type Role, roles } from '#core';
import { CONFIG } from '#runtime';
import { type KeyHolder, PgKeys } from '#store';
import { holderOf } from './holder-of.ts';
import { KeyLimits } from './limits/key-limits.ts';
import { type IsOpen, minimumRole, openToAll, setPrincipal } from './principal.ts';

/** Puts a principal on every request, or refuses it: by API key, or as admin on loopback while no key exists. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(
    private readonly keys: PgKeys,
    private readonly limits: KeyLimits,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<IsOpen | undefined>(openToAll, targets)?.(this.config)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const holder = await this.identify(request);
    await this.limits.admit(holder, http.getResponse<FastifyReply>());
    const { principal, mcpTools } = holder;
    const needed = this.reflector.getAllAndOverride<Role | undefined>(minimumRole, targets) ?? 'reader';
    if (roles.indexOf(principal.role) > roles.indexOf(needed)) {
      throw new Fault(
        'forbidden',
        `this needs the role "${needed}" and your key has "${principal.role}"; ask an admin for a key with that role`,
      );
    }
    setPrincipal(request, principal, mcpTools);
    return true;
  }

  private async identify(request: FastifyRequest): Promise<KeyHolder> {
    const holder = await holderOf(request, this.keys);
    if (!holder) throw new Fault('unauthenticated', refusalOf(request));
    if (holder.principal.keyId) void this.keys.touch(holder.principal.keyId).catch(() => undefined);
    return holder;
  }
}

function refusalOf(request: FastifyRequest): string {
  return request.headers.authorization === undefined
    ? 'send "authorization: Bearer KEY"; make a key with "npx aquifer keys create NAME --role admin"'
    : 'this API key is unknown or revoked; make one with "npx aquifer keys create"';
}
