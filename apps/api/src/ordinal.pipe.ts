import { Injectable, type PipeTransform } from '@nestjs/common';
import { Fault } from '#core';

/** A revision number out of a path: 1, 2, 3 … */
@Injectable()
export class Ordinal implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new Fault('bad_request', `"${value}" is no revision number; use 1, 2, 3 …`);
    return Number(value);
  }
}
