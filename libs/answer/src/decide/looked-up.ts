import { type GateEvidence, identifiersOf, type RankedPassage } from '#core';
import { contentStems } from '../text/words.ts';

/** What is said around an identifier when nothing else is asked than what it is. */
const asking = new Set(
  contentStems(
    `mean means meaning stand stands called code codes error errors fault faults message warning display displays shown shows show says say
    appears appear part number article model item type bedeutet heißt bedeuten steht fehler fehlercode code meldung störung anzeige angezeigt
    zeigt nummer artikel modell teil gemeint was der die das den`,
  ),
);

/** What an identifier that stands there counts: docs/decisions/0003-evidence-gate.md. */
const weight = 0.15;

/**
 * “E04”, “What does error E04 mean?”: no embedder knows what such a name means, so that it stands in a passage is evidence by itself. Null for a
 * question that asks something of the thing: that it is named says nothing of that.
 */
export function lookedUp(question: string, passages: readonly RankedPassage[]): GateEvidence | null {
  const identifiers = identifiersOf(question);
  if (identifiers.length === 0 || !asksNothingElse(question, identifiers)) return null;
  const said = new Set(passages.flatMap(({ text }) => identifiersOf(text)));
  if (!identifiers.every((each) => said.has(each))) return null;
  const words = `${identifiers.map((each) => `“${each}”`).join(' and ')} stands in what was found, and nothing else is asked`;
  return { name: 'identifier', value: 1, weight, speaks: 'for', words };
}

function asksNothingElse(question: string, identifiers: readonly string[]): boolean {
  const named = new Set(identifiers);
  const rest = question.split(/\s+/).filter((word) => !identifiersOf(word).some((each) => named.has(each)));
  return contentStems(rest.join(' ')).every((stem) => asking.has(stem));
}
