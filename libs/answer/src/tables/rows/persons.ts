import { headOf } from '../said-name.ts';
import { columnLines } from './lines.ts';
import type { RowsTable } from './rows-table.ts';

const person =
  /(?:^|[^\p{L}])(?:persons?|people|employees?|staff|members?|players?|runners?|riders?|swimmers?|drivers?|skiers?|athletes?|winners?|candidates?|students?|pupils?|teachers?|trainers?|coach(?:es)?|authors?|artists?|singers?|actors?|directors?|managers?|leads?|leaders?|owners?|founders?|contacts?|customers?|clients?|patients?|doctors?|guides?|speakers?|volunteers?|agents?|sellers?|salespersons?|representatives?|presidents?|ministers?|scientists?|colleagues?|users?|teams?|clubs?|company|companies|firms?|part(?:y|ies)|countr(?:y|ies)|nations?|suppliers?|vendors?|makers?|manufacturers?|competitors?|\p{L}*(?:person(?:en)?|mitarbeiter(?:in|innen)?|angestellte[rn]?|mitglied(?:er)?|spieler(?:in)?|läufer(?:in)?|fahrer(?:in)?|schwimmer(?:in)?|sportler(?:in)?|schüler(?:in)?|lehrer(?:in)?|trainer(?:in)?|autor(?:in)?|künstler(?:in)?|leiter(?:in)?|inhaber(?:in)?|kund(?:e|in|en)|teilnehmer(?:in)?|sieger(?:in)?|kandidat(?:in|en)?|verkäufer(?:in)?|vertreter(?:in)?|mannschaft(?:en)?|vereine?|firm(?:a|en)|unternehmen|partei(?:en)?|lieferant(?:en)?|hersteller))(?![\p{L}])/iu;
/** “Name” alone is of anything; beside these it is of persons. */
const name = /^(?:(?:first|last|full|vor|nach)?\s?names?)?$/iu;
const ofPerson =
  /(?:^|[^\p{L}])(?:salary|wages?|department|role|position|job(?: title)?|born|date of birth|birthday|age|e-?mail|joined|hired|gehalt|lohn|abteilung|funktion|stelle|beruf|geboren|geburtsdatum|geburtstag|alter|eintritt)(?![\p{L}])/iu;

/** Whether a “who” may be one of its rows: its names are said to be persons, or what acts like one. */
export function isOfPersons({ rows }: RowsTable): boolean {
  const corner = headOf(rows[0]?.table.corner ?? '').trim();
  if (person.test(corner)) return true;
  return name.test(corner) && columnLines(rows).some(({ label }) => ofPerson.test(label));
}
