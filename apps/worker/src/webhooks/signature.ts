import { createHmac } from 'node:crypto';

/**
 * The headers of Standard Webhooks (standardwebhooks.com, version 1): HMAC-SHA256 over "id.timestamp.body" with the bytes that the
 * secret spells in base64 behind "whsec_".
 */
export function signatureHeaders(
  message: { readonly id: string; readonly at: Date; readonly body: string },
  secret: string,
): Record<string, string> {
  const timestamp = Math.floor(message.at.getTime() / 1000).toString();
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64');
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
