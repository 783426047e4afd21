import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Embedder, faults } from '#core';
import { describeBodies } from './describe-bodies.ts';
import { nameSchemas } from './name-schemas.ts';
import { describeOpenAi } from './openai/describe-openai.ts';

/** `GET /openapi.json`; written when somebody first asks for it, as it takes time that a start need not wait for. */
export function describeApi(app: NestFastifyApplication): void {
  let text: string | undefined;
  app.getHttpAdapter().get('/openapi.json', (_request: unknown, reply: { type(type: string): { send(body: string): void } }) => {
    text ??= JSON.stringify(describeRoutes(app, app.get(Embedder).id));
    reply.type('application/json').send(text);
  });
}

/** OpenAPI 3.1 of the routes there are, made from the very schemas that check the requests. `embedder` is named in an example. */
export function describeRoutes(app: NestFastifyApplication, embedder: string): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Aquifer')
    .setDescription('Documents in, checkable answers out.')
    .setVersion('1')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'an API key; none is needed on loopback until the first one is made' },
      'bearer',
    )
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, base);
  describeBodies(document);
  describeOpenAi(document, embedder);
  nameSchemas(document);
  listCodes(document);
  return document;
}

/** The contract cannot: the table of faults is none of its own. */
function listCodes({ components }: OpenAPIObject): void {
  const problem = components?.schemas?.['Problem'];
  if (problem && 'properties' in problem && problem.properties) problem.properties['code'] = { type: 'string', enum: Object.keys(faults) };
}
