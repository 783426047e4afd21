import { type Finder, finderOf } from './personal-datum.ts';

const part = "\\p{Lu}(?:\\.|[\\p{L}'’-]{1,30})";
const particle = "(?:van der|van den|van de|van|von der|von und zu|von|zu|de la|de los|de las|de|del|della|di|da|dos|du|le|la|y|i|bin|al|el|ter|ten|d')";
/** One to five parts on one line: “Anna”, “J. R. Smith”, “María del Carmen López y Ruiz”. */
const name = `${part}(?:[ \\u00a0]?(?:${particle}[ ]?)?(?<=[ '’.])${part}){0,4}`;
const several = `${part}(?:[ ](?:${particle}[ ]?)?${part}){1,4}`;
const notWithin = '(?<![\\p{L}\\p{N}])';

const title =
  '(?:Mr|Mrs|Ms|Mx|Dr|Prof|Messrs|Rev|Capt|Herrn?|Frau|Monsieur|Madame|Mademoiselle|Mme|Mlle|Señora?|Señorita|Sra?|Srta|Don|Doña|Sig|Sig\\.ra|Signora?|Signorina|Dott|Dott\\.ssa|Dottoressa|Avv|Ing)';
const salutation =
  '(?:Dear|Hello|Hi|Hey|Liebe[rs]?|Sehr geehrte[rs]?|Werte[rs]?|Guten Tag|Guten Morgen|Hallo|Bonjour|Bonsoir|Ch(?:er|ère)s?|Estimad[oa]s?|Apreciad[oa]s?|Querid[oa]s?|Hola|Buenos días|Gentile|Gentilissim[oa]|Egregi[oa]|Car[oa]|Ciao|Buongiorno|Spettabile)';
const closing =
  '(?:(?:Best|Kind|Warm|Kindest|Warmest)? ?[Rr]egards|Sincerely(?: yours)?|Yours(?: sincerely| faithfully| truly)?|Best(?: wishes)?|Cheers|Many thanks|Thanks|Mit (?:freundlichen|besten|herzlichen|lieben) Grüßen|(?:Viele|Beste|Herzliche|Liebe|Freundliche) Grüße|Hochachtungsvoll|MfG|VG|LG|(?:Bien )?[Cc]ordialement|Bien à vous|Amicalement|(?:Sincères|Meilleures) salutations|Salutations distinguées|(?:Muy )?[Aa]tentamente|(?:Un )?[Ss]aludos?(?: cordial(?:es)?)?|Un cordial saludo|Un abrazo|Cordiali saluti|Distinti saluti|(?:Un )?[Cc]ordiale? saluto|(?:Tanti |Cari )?[Ss]aluti)';
/** Labels that only people have, and those that things have as well. */
const personal =
  '(?:full name|first name|last name|given name|surname|family name|middle name|patient(?:in|e)?|cardholder|card holder|account holder|employee|applicant|policyholder|next of kin|vorname|nachname|familienname|vor- und nachname|name, vorname|ansprechpartner(?:in)?|kontoinhaber(?:in)?|karteninhaber(?:in)?|mitarbeiter(?:in)?|antragsteller(?:in)?|versicherte[rn]?|sachbearbeiter(?:in)?|prénom|nom de famille|nom et prénoms?|nom,? prénom|titulaire(?: du compte| de la carte)?|assurée?|salariée?|demandeu[rs]e?|interlocut(?:eur|rice)|apellidos?|nombre y apellidos|nombre completo|titular(?: de la (?:cuenta|tarjeta))?|paciente|empleado|empleada|asegurad[oa]|solicitante|persona de contacto|cognome|nome e cognome|cognome e nome|intestatari[oa](?: del conto| della carta)?|paziente|dipendente|assicurat[oa]|richiedente|referente)';
const common = '(?:name|contact(?: person| name)?|customer(?: name)?|client(?:e)?|kunde|kundin|kontakt|nom|nombre|nome|contacto|contatto|cliente|from|to|cc|von|an|de|à|da)';
const label = (words: string): string => `(?<=^|[\\n|;,({"'«>\\t]|[.:?!] )[ "'*]{0,4}${words}["'*]{0,3}[ ]?[:=|][ "'*]{0,4}`;
const introduction =
  '(?:my name is|i am called|mein name ist|ich heiße|ich heisse|je m[\'’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è)';

/** What is greeted, or has a title, and is nobody by name. */
const nobody =
  /^(?:All|Sirs?|Madam|Team|World|Customers?|Friends?|Colleagues?|Everyone|Everybody|There|President|Chairman|Chair|Speaker|Minister|Editor|Reader|Mr|Mrs|Damen|Herren|Kunden?|Kundin|Kollegen|Kolleginnen|Leser|Welt|Zusammen|Präsident|Monsieur|Madame|Mesdames|Messieurs|Tous|Toutes|Monde|Client|Cliente|Clients|Clientes|Señor|Señora|Señores|Mundo|Equipo|Todos|Signore|Signora|Signori|Mondo|Tutti|Cliente|Clienti|Who|The|This|New|None|Null|True|False|Yes|No|N\.?A\.?|Unknown|Inc|Ltd|GmbH|Street|Hauptstraße)\b/iu;
const company = /\b(?:GmbH|AG|Inc|Ltd|LLC|Corp|S\.?A|S\.?L|S\.?p\.?A|S\.?r\.?l|SARL|SAS|Company|Bank|University|Universität|Service|Support|Team|Department|Abteilung)\b\.?/u;

function after(cue: string, confidence: (value: string) => number, { flags = 'gu', form = name, until = '' } = {}): Finder {
  return finderOf('name', new RegExp(`${cue}(?<value>${form})${until}`, flags), (value) =>
    nobody.test(value) || company.test(value) ? null : { confidence: confidence(value) },
  );
}

const isSeveral = (value: string): boolean => / /.test(value);

const finders: readonly Finder[] = [
  after(`${notWithin}${title}\\.? (?:(?:${title})\\.? ){0,2}`, () => 0.8),
  after(`(?<=^|\\n)[ >]{0,4}${salutation} (?:(?:${title})\\.? ){0,3}`, (value) => (isSeveral(value) ? 0.8 : 0.7), { until: '(?=[ ]?[,!:–-]|[ ]?\\n|$)' }),
  after(`(?<=^|\\n)[ >]{0,4}${closing}[,.!]?[ ]*\\n[ >\\t]*\\n?[ >\\t-]*(?:(?:${title})\\.? ){0,2}`, (value) => (isSeveral(value) ? 0.85 : 0.7), {
    until: '(?=[ ]*(?:\\n|$|[,(|]))',
  }),
  after(`${notWithin}${introduction} (?:(?:${title})\\.? ){0,2}`, () => 0.9, { flags: 'giu' }),
  after(label(personal), () => 0.85, { flags: 'giu' }),
  after(label(common), () => 0.65, { flags: 'giu', form: several, until: '(?=[ "\'*]{0,3}(?:[\\n|;,)<"\'(]|$|\\. ))' }),
];
/** “Anna Schmidt <anna@example.org>” */
const senders = new RegExp(`${notWithin}(?<written>${several})(?="?[ ]?[<(][^<>()\\s@]{1,64}@)`, 'gu');

const findSenders = finderOf('name', senders, (value) => (nobody.test(value) || company.test(value) ? null : { confidence: 0.85 }));

/** Names by what stands before them: no list of names, so one that stands alone is not found. */
export const findNames: Finder = (text) => [...finders.flatMap((find) => find(text)), ...findSenders(text)];
