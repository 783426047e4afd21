import { acceptanceOf, type AcceptanceFigures, type Pass, speedOf } from './pass.ts';

/** Of the latest passes of each kind, so many are looked at. */
const window = 64;
/** Fewer say nothing. */
const enough = 24;
/** Below this share of drafted tokens that were right, drafting stops whatever the clock says. */
const leastAcceptance = 0.5;
/** What does not pay is tried again after so many requests or so long, whichever is first. */
const requestsOff = 50;
const msOff = 10 * 60_000;

/** Whether a route drafts now, and why, in words. */
export interface DraftState {
  readonly isOn: boolean;
  readonly why: string;
}

export interface DraftReport extends DraftState, AcceptanceFigures {
  readonly route: string;
  readonly tokensPerSecond: { readonly with: number | null; readonly without: number | null };
}

export interface DraftControlParts {
  /** Milliseconds since some beginning. */
  readonly clock: () => number;
  /** A draft costs something in passes that have none too, as where a model drafts: speed without is that of requests without. */
  readonly costsThroughout: boolean;
}

interface Watched {
  ahead: readonly Pass[];
  plain: readonly Pass[];
  /** Null: it drafts. */
  off: { readonly why: string; readonly sinceMs: number; requests: number } | null;
}

/**
 * Lets each route draft for as long as it pays: at least half of what is drafted is right, and drafting is measured to give more tokens a
 * second than going without. On a processor a longer pass takes longer, so the first does not imply the second.
 */
export class DraftControl {
  private readonly parts: DraftControlParts;
  private readonly routes = new Map<string, Watched>();

  constructor(parts: DraftControlParts) {
    this.parts = parts;
  }

  /** Asked as a request begins. */
  begin(route: string): DraftState {
    const watched = this.of(route);
    if (!watched.off) return this.stateOf(route);
    watched.off.requests += 1;
    const isLater = watched.off.requests > requestsOff || this.parts.clock() - watched.off.sinceMs >= msOff;
    if (isLater) Object.assign(watched, { ahead: [], off: null });
    return this.stateOf(route);
  }

  /** Told as it ends, with whether it was let draft. */
  ended(route: string, passes: readonly Pass[], wasOn: boolean): void {
    const watched = this.of(route);
    const isAhead = ({ drafted }: Pass): boolean => drafted > 0 || (wasOn && this.parts.costsThroughout);
    watched.ahead = [...watched.ahead, ...passes.filter(isAhead)].slice(-window);
    watched.plain = [...watched.plain, ...passes.filter((pass) => !isAhead(pass))].slice(-window);
    const why = watched.off ? null : whyNot(watched);
    if (why !== null) watched.off = { why, sinceMs: this.parts.clock(), requests: 0 };
  }

  /** Of the latest passes of each route that there was. */
  reports(): DraftReport[] {
    return [...this.routes].map(([route, { ahead, plain }]) => ({
      route,
      ...this.stateOf(route),
      ...acceptanceOf(ahead),
      tokensPerSecond: { with: speedOf(ahead), without: speedOf(plain) },
    }));
  }

  private stateOf(route: string): DraftState {
    const { off, ahead, plain } = this.of(route);
    if (off) return { isOn: false, why: off.why };
    if (this.parts.costsThroughout && plain.length < enough) return { isOn: false, why: 'the speed without drafts is measured first' };
    return { isOn: true, why: ahead.length < enough ? 'it is being tried' : 'it pays' };
  }

  private of(route: string): Watched {
    const known = this.routes.get(route);
    if (known) return known;
    const watched: Watched = { ahead: [], plain: [], off: null };
    this.routes.set(route, watched);
    return watched;
  }
}

/** Why a route is to stop; null where it pays, or nobody can tell yet. */
function whyNot({ ahead, plain }: Watched): string | null {
  if (ahead.length < enough) return null;
  const { drafted, accepted } = acceptanceOf(ahead);
  if (accepted < leastAcceptance * drafted) return `only ${Math.round((100 * accepted) / drafted)} % of what was drafted was right`;
  const [ours, without] = [speedOf(ahead), speedOf(plain)];
  if (plain.length < enough || ours === null || without === null || ours >= without) return null;
  return `${ours.toFixed(1)} tokens a second with drafts, ${without.toFixed(1)} without`;
}
