/**
 * Upper bound of a rate of which so many events were seen: the exact one-sided interval of Clopper & Pearson (The Use of Confidence or
 * Fiducial Limits, Biometrika 1934), found by halving. 1 where nothing was tried.
 */
export function upperBound(events: number, trials: number, confidence = 0.95): number {
  if (trials === 0 || events >= trials) return 1;
  let [low, high] = [events / trials, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(events, trials, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** The fewest trials whose bound is below the limit when so many events are seen. */
export function fewestTrials(limit: number, events: number, confidence = 0.95): number {
  let [low, high] = [events, Math.ceil((events + 4) * (4 / limit))];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (upperBound(events, middle, confidence) < limit) high = middle;
    else low = middle;
  }
  return high;
}

/** Probability of at most so many events at this rate; by logarithms, since powers of thousands vanish. */
function atMost(events: number, trials: number, rate: number): number {
  let [logTerm, sum] = [trials * Math.log1p(-rate), 0];
  for (let count = 0; count <= events; count += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((trials - count) / (count + 1)) + Math.log(rate) - Math.log1p(-rate);
  }
  return sum;
}
