/** A model as the System page shows it. */
export interface ModelReport {
  readonly id: string;
  readonly role: string;
  readonly state: 'ready' | 'absent' | 'failed';
  readonly device: string;
  readonly bytes: number;
  readonly licence: string;
  /** A fact to a line. */
  readonly note: string | null;
}
