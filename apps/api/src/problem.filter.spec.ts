import { NotFoundException } from '@nestjs/common';
import { expect, test } from 'vitest';
import { Fault, faults } from '#core';
import { toFault, toProblem } from './problem.filter.ts';

test('a fault becomes a problem with its status and code', () => {
  expect(toProblem(new Fault('not_found', 'no collection "x"; make it first'), 'r1')).toEqual({
    type: 'https://aquifer.dev/problems/not_found',
    title: 'not found',
    status: 404,
    code: 'not_found',
    detail: 'no collection "x"; make it first',
    requestId: 'r1',
  });
});

test('where trying again helps, the problem says when', () => {
  expect(toProblem(new Fault('rate_limited', 'slow down', { retryAfterSeconds: 12 }), 'r').retryAfterSeconds).toBe(12);
  expect(toProblem(new Fault('store_unavailable', 'away'), 'r').retryAfterSeconds).toBeGreaterThan(0);
});

test('errors of the framework take the code of their status', () => {
  const fault = toFault(new NotFoundException('Cannot GET /x/?a=b'));
  expect(fault).toMatchObject({ code: 'not_found', message: 'there is no GET /x/ here; GET /openapi.json lists what there is' });
});

test('what nobody foresaw says nothing of its inside', () => {
  const fault = toFault(new Error('password=hunter2'));
  expect(fault.code).toBe('internal');
  expect(fault.message).not.toContain('hunter2');
});

test('every fault has a status of its class', () => {
  for (const { status } of Object.values(faults)) expect(status).toBeGreaterThanOrEqual(400);
});
