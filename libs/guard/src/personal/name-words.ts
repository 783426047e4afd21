import { anyCase } from './any-case.ts';

/** Pieces of expressions that find names by their surroundings, in English, German, French, Spanish and Italian. */
const part = "(?:(?:\\p{Lu}\\.){1,3}|\\p{Lu}(?:\\p{L}|-(?=\\p{L})|['’](?=\\p{Lu})){1,30})";
const particle =
  "(?:van der|van den|van|von der|von und zu|von|zu|de la|de los|de las|de|del|della|di|da|dos|du|le|la|y|bin|al|el|ter|ten|d['’])";
const further = `[ ](?:${particle} ?)?${part}`;

/** One to five parts on one line: “Anna”, “J. R. Smith”, “María del Carmen López y Ruiz”. */
export const name = `${part}(?:${further}){0,4}`;
export const several = `${part}(?:${further}){1,4}`;

export const title =
  '(?:Mr|Mrs|Ms|Mx|Dr|Prof|(?:[Dd]octor|[Dd]octeur|[Dd]ottor|Doktor)(?!\\.)|Messrs|Rev(?=\\.)|Capt|Herrn?|Frau|[Mm]onsieur|[Mm]adame|Mademoiselle|Mme|Mlle|[Ss]eñora?|Señorita|Sra?|Srta|Doña|' +
  'Sig\\.ra|Sig|[Ss]ignor[ae]?|Signorina|Dott\\.ssa|Dott|Dottoressa|Avv|Ing)';

export const salutation =
  '(?:Dear|Hello|Hi|Hey|Liebe[rs]?|Sehr geehrte[rs]?|Werte[rs]?|Guten Tag|Guten Morgen|Hallo|Bonjour|Bonsoir|Ch(?:er|ère)s?|Estimad[oa]s?|' +
  'Apreciad[oa]s?|Querid[oa]s?|Hola|Buenos días|Gentile|Gentilissim[oa]|Egregi[oa]|Car[oa]|Ciao|Buongiorno)';

export const closing = anyCase(
  '(?:(?:(?:best|kind|warm|kindest|warmest) )?regards|sincerely(?: yours)?|yours(?: sincerely| faithfully| truly)?|best(?: wishes)?|cheers|' +
    'many thanks|thanks|mit (?:freundlichen|besten|herzlichen|lieben) grüßen|(?:viele|beste|herzliche|liebe|freundliche) grüße|hochachtungsvoll|' +
    'mfg|vg|lg|(?:bien )?cordialement|bien à vous|amicalement|(?:sincères|meilleures) salutations|salutations distinguées|(?:muy )?atentamente|' +
    '(?:un )?saludos?(?: cordial(?:es)?)?|un cordial saludo|un abrazo|cordiali saluti|distinti saluti|(?:un )?cordiale? saluto|' +
    '(?:tanti |cari )?saluti|signed|gez\\.|signé|firmado|firmato)',
);

/** Labels that only people have. */
export const personalLabel =
  '(?:full name|first name|last name|given name|surname|family name|patient(?:in|e)?|cardholder|card holder|account holder|employee|applicant|' +
  'policyholder|next of kin|vorname|nachname|familienname|vor- und nachname|name, vorname|ansprechpartner(?:in)?|kontoinhaber(?:in)?|' +
  'karteninhaber(?:in)?|mitarbeiter(?:in)?|antragsteller(?:in)?|versicherte[rn]?|sachbearbeiter(?:in)?|prénom|nom de famille|' +
  'nom et prénoms?|nom,? prénom|titulaire(?: du compte| de la carte)?|assurée?|salariée?|interlocut(?:eur|rice)|apellidos?|' +
  'nombre y apellidos|nombre completo|titular(?: de la (?:cuenta|tarjeta))?|paciente|emplead[oa]|asegurad[oa]|solicitante|' +
  'persona de contacto|cognome|nome e cognome|cognome e nome|intestatari[oa](?: del conto| della carta)?|paziente|dipendente|' +
  'assicurat[oa]|richiedente|referente|signed(?: by)?|prepared by|written by|gez\\.|unterzeichnet|erstellt von|verfasst von|' +
  'signé(?: par)?|rédigé par|firmado(?: por)?|elaborado por|firmato(?: da)?|redatto da)';

/** Labels that things have as well: what follows must look like a whole name. */
export const commonLabel =
  '(?:name|author|autor(?:in|a|e)?|auteur|contact(?: person| name)?|customer(?: name)?|client(?:e)?|kunde|kundin|kontakt|nom|nombre|nome|contacto|contatto|from|to|cc|von|an|' +
  'de|à|da)';

export const introduction =
  "(?:my name is|mein name ist|ich hei(?:ß|ss)e|je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è)";
