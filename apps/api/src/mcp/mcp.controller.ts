import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { McpMessage, McpTool } from '#contract';
import { Fault, type Principal } from '#core';
import { LOG } from '#runtime';
import type { Log } from '#telemetry';
import { abortOnHangUp } from '../event-stream.ts';
import { originOf } from '../origin-of.ts';
import { Describe } from '../openapi.ts';
import { Asking, toolsOf } from '../principal.ts';
import { McpServers } from './mcp-servers.ts';
import { refusedCall } from './refused-call.ts';
import { toWebRequest } from './web-request.ts';

@ApiTags('mcp')
@Controller('mcp')
export class McpController {
  constructor(
    private readonly servers: McpServers,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Model Context Protocol, streamable HTTP without sessions: the tools search, ask, read and list',
    body: McpMessage,
    returns: McpMessage,
    example: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  })
  async serve(
    @Asking() principal: Principal,
    @Body({ schema: McpMessage }) message: McpMessage,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseOtherPages(request);
    const allowed = toolsOf(request);
    const tools = McpTool.options.filter((tool) => allowed?.includes(tool) ?? true);
    const refused = refusedCall(message, tools);
    if (refused) return void reply.send(refused);
    const signal = abortOnHangUp(request, reply);
    const { log } = this;
    const caller = { principal, tools, origin: originOf(request), signal, requestId: request.id, log };
    const onerror = (error: Error): void => log.debug({ err: error, requestId: request.id }, 'a message of MCP was refused');
    const handler = createMcpHandler(() => this.servers.for(caller), { onerror });
    await reply.send(await handler.fetch(toWebRequest(request, signal), { parsedBody: message }));
  }
}

/** A page of another site must not speak through a browser that reaches this service; programs send no Origin. */
function refuseOtherPages({ headers: { origin, host } }: FastifyRequest): void {
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return;
  throw new Fault('forbidden', `pages of "${origin.slice(0, 200)}" may not call this service; only its own may`);
}
