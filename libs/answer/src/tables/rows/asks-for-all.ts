const things = String.raw`(?<things>[\p{L}\p{N}'’-]+(?:\s+[\p{L}\p{N}'’-]+){0,4}?)`;
const end = String.raw`(?:\s*,?\s*(?:please|in total|in all|altogether|overall|in the table|bitte|insgesamt|in der tabelle))?\s*[?.!]*\s*$`;
const lead = String.raw`^\W*(?:(?:and|und|so|please|bitte)\s+)?`;
const thereAre = String.raw`(?:are|is) there|exist|do (?:you|they|we) (?:have|offer|provide)|(?:have|has) (?:you|they|we)(?: got)?|are on offer|can (?:i|we|you|one) choose from`;
const esGibt = String.raw`gibt es|(?:haben|bieten|führen) sie(?: an)?|(?:habt|bietet|führt) ihr(?: an)?|stehen zur (?:wahl|auswahl)`;

const forms: readonly RegExp[] = [
  `(?:which|what|how many)\\s+${things}\\s+(?:${thereAre})`,
  `(?:(?:can|could) you (?:please )?)?(?:list|show|name|give|tell)(?:\\s+(?:me|us))?(?:\\s+(?:all|every|the|our|your|of)){0,3}\\s+${things}`,
  `(?:welche[rsnm]?|wie ?viele)\\s+${things}\\s+(?:${esGibt})`,
  `(?:nenne?n?|zeige?n?|liste)(?:\\s+(?:mir|uns|bitte|alle|die|den|das|unsere|sie|auf)){0,4}\\s+${things}(?:\\s+auf)?`,
].map((form) => new RegExp(`${lead}${form}${end}`, 'iu'));

/** What leads on to where, when or for whom: “which boats are there in May”. */
const leadsOn =
  /(?<!\p{L})(?:in|on|at|for|with|from|to|by|under|over|near|that|who|whom|how|why|where|when|i|we|im|am|für|mit|bei|von|aus|unter|über|neben|nach|vor|wie|warum|wo|wann|dass)(?!\p{L})/iu;
/** Words of the forms themselves that would. */
const ownWords =
  /^\W*(?:(?:and|und|so|please|bitte)\s+)?\p{L}+|(?<!\p{L})(?:in total|in all|in the table|in der tabelle|zur (?:wahl|auswahl)|on offer|(?:do|have) we|can (?:i|we|you|one) choose from)(?!\p{L})/giu;

/** “Which boats are there?”, “How many rooms do you have?”, “Nenne alle Kurse”: the things of which all are asked for, where nothing else is. */
export function allAskedFor(question: string): string | null {
  if (leadsOn.test(question.replaceAll(ownWords, ' '))) return null;
  return forms.flatMap((form) => form.exec(question)?.groups?.['things'] ?? [])[0] ?? null;
}
