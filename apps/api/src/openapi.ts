import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiOperation, type ApiBodyOptions, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '#contract';

interface Description {
  readonly summary: string;
  readonly status?: number;
  /** When it answers 200 with the same schema, where `status` is another. */
  readonly otherwise?: string;
  readonly returns?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  readonly produces?: string;
  readonly body?: z.ZodType;
  /** A request body that works against a fresh service; a test sends it. */
  readonly example?: object;
}

type OpenApiSchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** What OpenAPI says of a route: its answer's schema, an example that a test executes, and problem+json for every fault. */
export function Describe({ summary, status = 200, otherwise, returns, produces, body, example }: Description): MethodDecorator {
  const problem = { 'application/problem+json': { schema: schemaOf(Problem, 'output') } };
  const answer = produces
    ? { content: { [produces]: { schema: { type: 'string' } } } }
    : returns
      ? { content: { 'application/json': { schema: schemaOf(returns, 'output') } } }
      : {};
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary, ...answer }),
    ...(otherwise ? [ApiResponse({ status: 200, description: otherwise, ...answer })] : []),
    ApiResponse({ status: 'default', description: 'a fault of the table, with its code and what to do', content: problem }),
    ...(body ? describeBody(schemaOf(body, 'input'), example) : []),
  );
}

/** Where the body's schema is kept until the document is made: what Nest makes of it is OpenAPI 3.0's, not 3.1's. */
export const bodyExtension = 'x-body';

const describeBody = (schema: OpenApiSchema, example: object | undefined): MethodDecorator[] => [
  ApiBody({ schema, ...(example ? { examples: { example: { value: example } } } : {}) }),
  ApiExtension(bodyExtension, schema),
];

export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): OpenApiSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as OpenApiSchema;
}
