import { TraceStore } from '#core';

/** Keeps nothing: what is asked only to see whether it would be answered is nobody's question. */
export class UnkeptTraces extends TraceStore {
  override async configurationId(): Promise<string> {
    return 'not kept';
  }
  override async saveModelCall(): Promise<void> {}
  override async saveQuestion(): Promise<void> {}
  override async saveFailedQuestion(): Promise<void> {}
  override async saveSearch(): Promise<void> {}
}
