import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { controllers } from './app.module.ts';
import { describeRoutes } from './describe-api.ts';

type Token = new () => unknown;

/** The document that a service gives at `/openapi.json`, made without one: no database is opened and no model loaded. */
export async function routesDocument(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(Routes, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return describeRoutes(app, 'bge-small-en-v1.5-int8');
}

/** What controllers ask for; a preview makes none of them, but wants to know that there would be something to give. */
const given = new Set(
  controllers.flatMap((controller) => [
    ...(metadata(controller, 'design:paramtypes') as readonly Token[]),
    ...(metadata(controller, 'self:paramtypes') as readonly { readonly param: Token }[]).map(({ param }) => param),
    ...(metadata(controller, 'self:properties_metadata') as readonly { readonly type: Token }[]).map(({ type }) => type),
  ]),
);

@Module({ controllers, providers: [...given].map((provide) => ({ provide, useValue: {} })) })
class Routes {}

function metadata(controller: object, name: string): readonly unknown[] {
  return (Reflect.getMetadata(name, controller) ?? []) as readonly unknown[];
}
