import type { OpenAPIObject } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  Answer,
  Batch,
  CitationEvent,
  DataEvent,
  EventRecord,
  McpMessage,
  PassagesEvent,
  Problem,
  Progress,
  QuestionEvent,
  SourceProgress,
  TokenEvent,
  UploadFields,
} from '#contract';
import { bodyExtension, schemaOf } from './openapi.ts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Content = NonNullable<Extract<Operation['requestBody'], { content: unknown }>>['content'];

const parameters: Readonly<Record<string, string>> = {
  collection: 'name or id of a collection',
  number: 'number of a revision: 1, 2, 3 …',
  page: 'number of a page: 1, 2, 3 …',
  id: 'id, as the service gave it',
  limit: 'items on a page',
  cursor: '`nextCursor` of the page before',
  hours: 'how far back from now',
  documents: 'keep or delete: what becomes of its documents',
  state: 'only things in this state',
  status: 'only documents whose newest revision stands there',
  after: 'id of an event: what came after it, oldest first',
  type: 'one type of event, or several with commas',
  documentId: 'only what happened to this document',
  other: 'id of the evaluation it is compared with, the earlier one',
  first: 'how many of the first passages count as found',
  days: 'how far back from now',
  stage: 'whose ranking: keyword, vector, fused or reranked',
  delivery: 'id of an event that was to be delivered',
  revisionId: 'id of a revision, as `guard` of a revision names it',
};

/** What decorators cannot say: bodies that are not JSON, server-sent events, and what each parameter means. */
export function describeBodies(document: OpenAPIObject): void {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[])) {
    for (const parameter of operation.parameters ?? []) if ('name' in parameter) parameter.description ??= meaningOf(parameter);
    writeBody(operation);
  }
  describeUpload(document.paths['/v1/collections/{collection}/documents']?.post);
  describeBatch(document.paths['/v1/batches']?.post);
  describeEvents(document.paths['/v1/questions']?.post, questionEvents);
  describeEvents(document.paths['/v1/batches/{id}']?.get, batchEvents);
  describeEvents(document.paths['/v1/collections/{collection}/progress']?.get, progressEvents);
  describeEvents(document.paths['/v1/sources/{id}/progress']?.get, visitEvents);
  describeEvents(document.paths['/v1/events']?.get, happenings);
  describeEvents(document.paths['/mcp']?.post, messages);
}

/** What its own schema says goes before what its name means elsewhere. */
function meaningOf({ name, schema }: { readonly name: string; readonly schema?: object }): string {
  const own = schema && 'description' in schema ? schema.description : null;
  return typeof own === 'string' ? own : (parameters[name] ?? '');
}

/** As the schema has it, in place of what Nest made of it. */
function writeBody(operation: Operation & { [bodyExtension]?: Content[string]['schema'] }): void {
  const { [bodyExtension]: schema, requestBody } = operation;
  const json = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined;
  if (schema && json) json.schema = schema;
  delete operation[bodyExtension];
}

function describeUpload(operation: Operation | undefined): void {
  if (!operation?.requestBody || !('content' in operation.requestBody)) return;
  const { properties = {} } = schemaOf(UploadFields, 'input') as { properties?: Content[string] };
  const file = {
    type: 'string',
    contentMediaType: 'application/octet-stream',
    description: 'one or more; the fields before them are theirs',
  };
  const forms: Content = {
    'multipart/form-data': {
      schema: { type: 'object', properties: { ...properties, file }, required: ['file'] },
      examples: { example: { value: { externalId: 'coffee', file: 'Coffee is brewed at 93 °C for four minutes.' } } },
    },
    'application/x-ndjson': {
      schema: { type: 'string', description: 'a JSON body a line' },
      examples: {
        example: {
          value:
            '{"externalId":"cocoa","text":"Cocoa is stirred into warm milk."}\n{"externalId":"mate","text":"Mate is poured at 75 °C."}\n',
        },
      },
    },
  };
  const { 'application/json': json } = operation.requestBody.content;
  operation.requestBody.content = { ...(json ? { 'application/json': json } : {}), ...forms };
}

function describeBatch(operation: Operation | undefined): void {
  if (!operation?.requestBody || !('content' in operation.requestBody)) return;
  operation.requestBody.content['application/x-ndjson'] = {
    schema: { type: 'string', description: 'a question of `questions` a line' },
    examples: { example: { value: '{"customId":"q1","question":"How hot should the water for green tea be?","mode":"extract"}\n' } },
  };
}

interface EventsDescription {
  readonly description: string;
  /** What the data of an event of that name holds. */
  readonly events: Readonly<Record<string, z.ZodType>>;
  /** Any of them, with its name: for those who make types of the document. */
  readonly event?: z.ZodType;
}

const questionEvents: EventsDescription = {
  description:
    '`passages`, then `token` and `citation` as sentences are verified, with a `responseSchema` then `data`, then `done` with the answer or `error` with a problem',
  events: { passages: PassagesEvent, token: TokenEvent, citation: CitationEvent, data: DataEvent, done: Answer, error: Problem },
  event: QuestionEvent,
};
const visitEvents = { description: '`progress` whenever it changes, until the client leaves', events: { progress: SourceProgress } };
const happenings = {
  description: 'an event of its type as it happens, with its id; from behind last-event-id or `after`, else from now on',
  events: { 'document.live': EventRecord },
};
const messages = { description: '`message`: progress where it was asked for, then the answer', events: { message: McpMessage } };
const batchEvents = { description: '`progress` whenever it changes, until it is over or the client leaves', events: { progress: Batch } };
const progressEvents = { description: '`progress` whenever it changes, until the client leaves', events: { progress: Progress } };

function describeEvents(operation: Operation | undefined, { description, events, event }: EventsDescription): void {
  const response = operation?.responses['200'];
  if (!response || !('content' in response)) return;
  const schemas = Object.fromEntries(Object.entries(events).map(([name, schema]) => [name, schemaOf(schema, 'output')]));
  const schema = { type: 'string', description, 'x-events': schemas, ...(event && { 'x-event': schemaOf(event, 'output') }) };
  response.content = { ...response.content, 'text/event-stream': { schema } };
}
