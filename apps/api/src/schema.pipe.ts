import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { fieldErrors } from './field-errors.ts';
import { InvalidInput } from './problem.filter.ts';

type Schema = NonNullable<ArgumentMetadata['schema']>;

/** Checks bodies and queries against their schemas and names every field that does not fit. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  protected override async validate<Output = unknown>(value: unknown, schema: Schema, options?: Record<string, unknown>) {
    const result = await super.validate<Output>(value, schema, options);
    if (result.issues) throw new InvalidInput(fieldErrors(result.issues, value));
    return result;
  }
}
