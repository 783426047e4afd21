import type { Fault, FaultCode } from '#core';
import { ServerTrouble } from './remote-faults.ts';

const words: Partial<Record<FaultCode, string>> = {
  timed_out: 'it did not answer in time',
  rate_limited: 'it takes no more requests for now',
  bad_request: 'it cannot serve this request',
  prompt_too_long: 'it does not hold so long a prompt',
};

/**
 * Why a model did not write, for whoever asks it: words of ours alone. What a server or a model said may hold what somebody else asked,
 * a key or an address; that is for the log.
 */
export const callerWords = ({ code, cause, message }: Fault): string =>
  cause instanceof ServerTrouble ? message : (words[code] ?? 'it failed; the log tells why');
