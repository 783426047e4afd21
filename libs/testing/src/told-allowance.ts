import { ModelAllowance, type ModelWork, type UsedUp } from '#core';

/** What a test says is used up; keeps what was asked and added. */
export class ToldAllowance extends ModelAllowance {
  usedUpNow: UsedUp | null;
  readonly asked: (string | null)[] = [];
  readonly added: { readonly keyId: string; readonly work: ModelWork }[] = [];

  constructor(words?: string) {
    super();
    this.usedUpNow = words === undefined ? null : { limit: 'tokens', words, retryAfterSeconds: 60 };
  }

  async usedUp(keyId: string | null): Promise<UsedUp | null> {
    this.asked.push(keyId);
    return this.usedUpNow;
  }

  async add(keyId: string, work: ModelWork): Promise<void> {
    this.added.push({ keyId, work });
  }
}
