import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { UploadFields } from '#contract';
import { Fault } from '#core';
import { readJson } from './read-json.ts';
import type { Upload } from './upload.ts';
import { fieldErrors } from './field-errors.ts';
import { InvalidInput } from './problem.filter.ts';

/** The files of a multipart request, one at a time as they arrive. Fields count for the files after them. */
export async function* filesOf(request: FastifyRequest): AsyncGenerator<Upload> {
  const fields: Record<string, unknown> = {};
  let files = 0;
  for await (const part of partsOf(request)) {
    if (part.type === 'file') {
      files += 1;
      yield { content: part.file, fileName: part.filename || `file-${files}`, declaredType: part.mimetype, fields: readFields(fields) };
    } else if (files > 0) {
      throw new Fault('bad_request', `field "${part.fieldname}" came after a file; put fields before the files they belong to`);
    } else {
      fields[part.fieldname] = fieldValue(part.fieldname, part.value);
    }
  }
  if (files === 0) throw new Fault('bad_request', 'the form holds no file; send at least one, for example curl -F file=@report.pdf');
}

async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* request.parts();
  } catch (error) {
    if (error instanceof Error && !('statusCode' in error))
      throw new Fault('malformed_upload', `the form ended before it was complete (${error.message}); send it again`, { cause: error });
    throw error;
  }
}

const jsonFields = new Set(['metadata', 'access']);

function fieldValue(name: string, value: unknown): unknown {
  return jsonFields.has(name) ? readJson(Buffer.from(String(value)), `field "${name}"`) : value;
}

function readFields(fields: Readonly<Record<string, unknown>>): UploadFields {
  const parsed = UploadFields.safeParse(fields);
  if (!parsed.success) throw new InvalidInput(fieldErrors(parsed.error.issues, fields));
  return parsed.data;
}
