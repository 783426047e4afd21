import type { ListOf, Review, ReviewAnswerBody, ReviewAnswered, ReviewCase, ReviewPassage } from '../http/bodies.ts';
import { get, post, query, segment } from '../http/client.ts';

export type Tab = 'waiting' | 'answered' | 'dismissed';

const address = (id: string): string => `/v1/reviews/${segment(id)}`;

export const listReviews = (state: Tab, signal?: AbortSignal, cursor: string | null = null): Promise<ListOf<Review>> =>
  get(query('/v1/reviews', { state, cursor }), signal);
export const findReview = (id: string, signal?: AbortSignal): Promise<ReviewCase> => get(address(id), signal);
export const takeReview = (id: string): Promise<{ readonly until: string }> => post(`${address(id)}/take`, {});
export const releaseReview = (id: string): Promise<unknown> => post(`${address(id)}/release`, {});
export const answerReview = (id: string, body: ReviewAnswerBody): Promise<ReviewAnswered> => post(`${address(id)}/answer`, body);
export const dismissReview = (id: string, reason: string): Promise<unknown> => post(`${address(id)}/dismiss`, { reason });
export const searchForReview = (id: string, words: string): Promise<{ readonly items: ReviewPassage[]; readonly withheld: number }> =>
  post(`${address(id)}/search`, { query: words });
