/** What a person said of a revision that the guard found something in: let it in, or keep it out for good. */
export const guardDecisions = ['approve', 'reject'] as const;
export type GuardDecision = (typeof guardDecisions)[number];

/** What becomes of a document that gives orders: kept from readers until somebody has looked, shown as suspect, or nothing. */
export const guardPolicies = ['quarantine', 'mark', 'off'] as const;
export type GuardPolicy = (typeof guardPolicies)[number];
