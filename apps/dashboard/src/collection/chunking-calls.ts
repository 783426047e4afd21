import type * as contract from '#contract';
import { get, patch, post, segment } from '../http/client.ts';
import type { Collection } from '../http/bodies.ts';

export type CurrentChunking = contract.CurrentChunking;
export type Preview = contract.ChunkingPreview;
export type Chunking = CurrentChunking['chunking'];
export type Reprocessing = contract.Reprocessing;

const path = (collection: string): string => `/v1/collections/${segment(collection)}`;

export const readChunking = (collection: string, signal: AbortSignal): Promise<CurrentChunking> =>
  get(`${path(collection)}/chunking`, signal);
export const previewChunking = (collection: string, documentId: string, chunking: Chunking): Promise<Preview> =>
  post(`${path(collection)}/chunking/preview`, { documentId, chunking, limit: 400 });
export const applyChunking = (collection: string, chunking: Chunking): Promise<Collection> => patch(path(collection), { chunking });
export const cutAgain = (collection: string): Promise<Reprocessing> => post(`${path(collection)}/reprocess`, {});
