import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { maxAttempts, pauseSeconds } from './backoff.ts';
import { signatureHeaders } from './signature.ts';

test('signs as the example of Standard Webhooks', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = signatureHeaders(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' },
    secret,
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
  const other = createHmac('sha256', Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'));
  expect(headers['webhook-signature']).toBe(
    `v1,${other.update('msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}').digest('base64')}`,
  );
});

test('pauses grow threefold to six hours and span a day in all', () => {
  const middle = () => 0.5;
  expect([1, 2, 3, 4].map((refusals) => pauseSeconds(refusals, middle))).toEqual([1, 3, 9, 27]);
  expect(pauseSeconds(50, middle)).toBe(6 * 3600);
  expect(pauseSeconds(3, () => 0)).toBeCloseTo(7.2);
  const pauses = Array.from({ length: maxAttempts - 1 }, (_, at) => pauseSeconds(at + 1, () => 0.5));
  const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
  expect(hours).toBeGreaterThan(18);
  expect(hours).toBeLessThan(30);
});
