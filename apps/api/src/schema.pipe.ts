import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidInput } from './problem.filter.ts';

type Issues = Parameters<NonNullable<NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory']>>[0];

/** Checks bodies and queries against their schemas and names every field that does not fit. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues: Issues) => new InvalidInput(issues.map(toFieldError)) });
  }
}

function toFieldError({ path, message }: Issues[number]): { path: string; message: string } {
  const names = (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return { path: names.join('.'), message };
}
