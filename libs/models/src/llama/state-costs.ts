/** What is assumed until it was seen here: reading as fast as on a card, loading as slow as from a plain disk. */
const assumed = { readMsPerToken: 0.5, loadMsPerByte: 2e-6, saveMsPerByte: 2e-6 };

/** What reading, loading and saving took lately on this machine: whether a state is worth keeping or loading is decided from it. */
export class StateCosts {
  private readonly reading = new LateRate(assumed.readMsPerToken);
  private readonly loading = new LateRate(assumed.loadMsPerByte);
  private readonly saving = new LateRate(assumed.saveMsPerByte);

  readMs(tokens: number): number {
    return tokens * this.reading.value;
  }

  loadMs(bytes: number): number {
    return bytes * this.loading.value;
  }

  saveMs(bytes: number): number {
    return bytes * this.saving.value;
  }

  noteRead(tokens: number, ms: number): void {
    this.reading.note(tokens, ms);
  }

  noteLoad(bytes: number, ms: number): void {
    this.loading.note(bytes, ms);
  }

  noteSave(bytes: number, ms: number): void {
    this.saving.note(bytes, ms);
  }
}

/** Milliseconds a unit, of about the last ten times; long times count more than short ones. */
class LateRate {
  private units = 0;
  private ms = 0;
  private readonly initial: number;

  constructor(initial: number) {
    this.initial = initial;
  }

  get value(): number {
    return this.units === 0 ? this.initial : this.ms / this.units;
  }

  note(units: number, ms: number): void {
    if (units <= 0) return;
    this.units = this.units * 0.8 + units;
    this.ms = this.ms * 0.8 + ms;
  }
}
