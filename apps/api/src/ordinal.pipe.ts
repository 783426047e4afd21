import { Injectable, type PipeTransform } from '@nestjs/common';
import { Fault } from '#core';

/** A revision number out of a path: 1, 2, 3 … */
@Injectable()
export class Ordinal implements PipeTransform<string, number> {
  transform(value: string): number {
    return ordinalOf(value, 'revision');
  }
}

/** `bad_request`, named after what is counted, unless it is 1, 2, 3 … */
export function ordinalOf(value: string, counted: 'revision' | 'page'): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Fault('bad_request', `"${value}" is no ${counted} number; use 1, 2, 3 …`);
  return Number(value);
}
