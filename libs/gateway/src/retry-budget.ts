/** Tries again that every request earns for all: in the long run one in ten is tried twice, however much fails. */
const earned = 0.1;
const most = 10;

/** Keeps a server in trouble from being asked ever more. */
export class RetryBudget {
  private left = most;

  earn(): void {
    this.left = Math.min(most, this.left + earned);
  }

  /** Whether there is one left, which is then spent. */
  spend(): boolean {
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
