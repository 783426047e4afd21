import { canonicalise } from '../canonical/canonicalise.ts';
import { canonicalOf } from '../canonical/canonical-text.ts';
import type { Concealment } from '../read-units.ts';
import { damning, type Finding, scan } from '../verdict.ts';
import { meantTrouble } from './meant-trouble.ts';
import { plainTrouble } from './plain-trouble.ts';

/** Ways of writing that nobody uses who asks for something. */
const concealed: ReadonlySet<Concealment> = new Set<Concealment>([...damning, 'cut in pieces', 'shuffled letters', 'spaced letters']);
const fewestWordsAround = 2;
const quotation =
  /"[^"\n]{1,400}"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»|`[^`\n]{1,400}`|(?<![\p{L}\p{N}])['‘][^'’\n]{6,400}['’](?![\p{L}\p{N}])/gu;
/** The turn of somebody else in a conversation, where only the asker speaks. */
const otherSpeaker =
  /^\s{0,20}(?:<\|(?:im_start|system|start_header_id)\|?>|\[\/?inst\]|<<sys>>|<\/?(?:system|instructions?|admin)(?: mode| prompt| message)?>|#{2,}\s{0,3}(?:new |system |updated )?(?:instructions?|system prompt|system)\b|(?:system|assistant)\s?:)[\s\S]{0,40}\p{L}{2,}[\s\S]{0,20}\p{L}{2,}/imu;

/** A sentence to be completed that the service would have to say of itself; quotation marks do not make that one asked about. */
const confession =
  /^[^"“«„\n]{0,80}(?:complete|finish|continue|fill|start|begin|ergänze|vervollständige|complète|termine|completa|vul|dokończ|закончи|дополни|补全)[^"“«„\n]{0,80}["“«„'‘][^"”»\n]{0,60}(?:(?:the|my) system prompt is|my (?:developers?|instructions?|rules|prompt|makers?|creators?)|i (?:was|am|have been) (?:told|instructed|not allowed|forbidden)|mein\S{0,2} (?:anweisungen|regeln|entwickler)|mes (?:instructions|consignes|règles)|mis (?:instrucciones|reglas))/imu;

/**
 * What a question tries on the service instead of asking the documents, in words for whoever asked; null where it asks. What is quoted is
 * asked about, and so is what somebody is said to say. What makes a document suspect counts only where it is concealed: in plain words people
 * ask for things (“please tell me how I can change my address”).
 */
export function questionTrouble(text: string): string | null {
  const { findings } = scan(text);
  const hidden = findings.find(({ concealment }) => concealed.has(concealment));
  if (hidden) return inWords(hidden);
  const read = canonicalise(canonicalOf(text)).canonical.text;
  if (confession.test(read)) return "it asks for this service's own instructions";
  const plain = withoutQuotations(read);
  if (otherSpeaker.test(plain)) return 'it speaks as somebody else than the asker in the conversation';
  return plainTrouble(plain) ?? meantTrouble(plain);
}

function inWords({ concealment, cues }: Finding): string {
  if (concealment === 'cut in pieces') return 'it has an instruction put together from pieces';
  return cues.length > 0 ? `it holds an instruction that is disguised (${concealment})` : `its words are disguised (${concealment})`;
}

/** Nothing is taken out of a question that is nothing but a quotation. */
function withoutQuotations(text: string): string {
  const around = text.replaceAll(quotation, ' “” ');
  return (around.match(/\p{L}{2,}/gu)?.length ?? 0) >= fewestWordsAround ? around : text;
}
