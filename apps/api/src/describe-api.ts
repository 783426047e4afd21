import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Embedder } from '#core';
import { describeBodies } from './describe-bodies.ts';
import { describeOpenAi } from './openai/describe-openai.ts';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** `GET /openapi.json`: OpenAPI 3.1, made from the very schemas that check the requests. */
export function describeApi(app: NestFastifyApplication): void {
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
  describeOpenAi(document, app.get(Embedder).id);
  app.getHttpAdapter().get('/openapi.json', (_request: unknown, reply: { type(type: string): { send(body: string): void } }) => {
    reply.type('application/json').send(JSON.stringify(document));
  });
}
