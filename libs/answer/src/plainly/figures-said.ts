import { currencySigns, currencyWords } from '#core';

/** How sentences tell amounts, times, persons: patterns that read either case. English, German, Spanish, French. */
export const number = `(?:\\d[\\d.,]*|eine?[nmr]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|une|deux|trois|quatre|cinq|sept|huit|neuf|dix)`;
export const timeUnit = `(?:seconds?|minutes?|mins?|hours?|h|days?|nights?|weeks?|months?|years?|sekunden?|minuten?|stunden?|(?:arbeits|werk)?tage?n?|wochen?|monate?n?|jahre?n?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|secondes?|heures?|jours?|semaines?|mois|ans?|années?)`;
export const span = `${number}[ -](?:\\p{L}+ )?${timeUnit}`;
export const measured = (units: string): string => `${number}\\s?(?:${units})`;
export const lengthUnit = `[mkc]?m[²³2]?|feet|ft|inch(?:es)?|miles?|(?:kilo|centi|milli|quadrat|kubik)?(?:meters?|metres?|metern?|mètres?|metros)|lit(?:re|er)s?|litros?|m?l`;

// “free of defects”, “sugar-free”, “feel free” are no prices.
const free = `(?<![-\\p{L}])(?<!feel )free(?! (?:of(?! charge)|from|to|time|space|hand|choice))(?!\\p{L})|(?<!\\p{L})(?:kostenlos|kostenfrei|gratis|umsonst|gratuite?s?|gratuitos?|ohne (?:gebühr|kosten))(?!\\p{L})`;
export const amount = `${currencySigns}\\s?\\d[\\d.,]*|\\d[\\d.,]*\\s?(?:${currencySigns}|(?:${currencyWords}|centimes?|céntimos?)(?!\\p{L}))|(?<!\\p{L})(?:eur|usd|chf|gbp|jpy)\\s?\\d|${free}`;

const days = `(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tag\\p{L}*|mittwochs?|sonnabends?|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?`;
// “5 am Eingang” is no time of day.
const clock = `\\d{1,2}(?:[:.]\\d\\d)?\\s?(?:uhr|pm|a\\.m|p\\.m|h|am(?! (?!(?:on|in|to|until|till|and|or|from|every|each|at|by|for|with|the|sharp|daily)(?!\\p{L}))\\p{L}))|\\d{1,2}:[0-5]\\d|noon|midnight|mittags|mitternacht`;
const sureMonths = `january|february|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre`;
// Who may, and who march: months only where something around says so.
const wordMonths = `(?:in|until|till|since|from|of|early|late|mid|every|each|next|last|this|${sureMonths}) (?:may|march)|\\d{1,2}(?:st|nd|rd|th)?\\.? (?:may|march)|(?:may|march) \\d{1,2}|(?:may|march) (?:and|or|to|until) (?:${sureMonths})`;
// “2000 visitors” is no year.
const year = `(?:19|20)\\d\\d(?!\\s?(?:[$€£%]|eur|usd|chf|euros?|dollars?|people|persons?|personen|guests?|gäste|visitors?|besucher|members?|mitglieder|seats?|plätze|places|plazas|pages|seiten|books|bücher|stück|kwh|kcal|mah|rpm|watts?|[kmg]?b|[kmg]?hz|k?w|k?g|[ckm]?m|m?l|v)(?!\\p{L}))`;
const toOrBy = `(?:nach|in|innerhalb(?: von)?|binnen|vor|bis zu|ab|within|after|before|in|until|under|en|antes de|después de|dans|après|avant) ${span}|${span} (?:vorher|zuvor|vor(?!\\p{L})|im voraus|danach|später|before|after|ahead|later|earlier|in advance|antes|después|avant|après)|(?:\\d+\\.|\\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|ersten|zweiten|dritten|vierten|fünften|letzten) (?:tage?s?|days?)`;
export const when = `${clock}|${days}|${sureMonths}|${wordMonths}|${year}|${toOrBy}|täglich|daily|werktags|weekdays?|wochenende?s?`;

const period = `(?:${timeUnit}|${days}|mornings?|evenings?|seasons?|winters?|summers?|springs?|autumns?|quarters?|nacht|nächte|morgen|abend|saison|frühjahr|herbst|winter|sommer|quartal|km|kilomet(?:er|re)s?|kilometern?|miles?|noche|nuit|soir|matin)`;
/** A number of times, or after what each time: “every animal”, “alle Räume”, “at once” and “the daily menu” say neither. */
export const often = [
  `(?:every|each) (?:(?:${number}|other|second|third|few|single|working) )?${period}`,
  `(?:after|before) (?:every|each) \\p{L}+`,
  `(?<!at )once(?=\\s*(?:[.,;)]|$)|\\s(?:an?|per|every|each|in|daily|weekly))`,
  `twice|thrice|${number}[ -]times`,
  `(?<!(?:the|an?|our|your|its|their) )(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually)`,
  `alle (?:(?:${number}|paar) )?${period}`,
  `jede[nrsm]? (?:(?:zweite|dritte|vierte|halbe)[nrsm]? )?${period}|(?:nach|vor) jede[rmn]? \\p{L}+`,
  `(?<!(?:auf|noch|nicht|schon) )(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|mehr)mal|${number} mal`,
  `stündlich|täglich|wöchentlich|monatlich|(?:halb|viertel|all|zwei|drei)?jährlich`,
  `(?:cada|chaque|todos los|todas las|tous les|toutes les) (?:${number} )?${period}|(?:después de cada|après chaque) \\p{L}+|${number} (?:vez|veces|fois)`,
].join('|');

/** Read with the letters as they are: by title, by role, or by name where a person is told. Two capitals alone are a place as often. */
const role = `\\p{L}*(?:(?:[Tt]eam|[Bb]ereichs|[Aa]bteilungs|[Kk]urs|[Hh]aus|[Ss]chul|[Hh]eim|[Bb]etriebs|[Vv]ereins|[Gg]eschäfts|[Pp]ersonal|[Pp]rojekt|[Ss]tations|[Ff]ilial)leitung|[Aa]bteilung|[Vv]erwaltung|[Vv]orstand|[Tt]eams?|[Mm]anagers?|[Dd]irectors?|[Hh]elpdesk|[Dd]epartment)|(?:[Hh]elp|[Ss]ervice|[Ff]ront|[Rr]eception|[Ii]nformation) desk`;
const name = `\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+`;
export const person = new RegExp(
  [
    `(?<!\\p{L})(?:Herrn?|Frau|Mr|Mrs|Ms|Dr|Prof|Sra?|Mme)\\.? \\p{Lu}`,
    `(?<!\\p{L})(?:${role})(?!\\p{L})`,
    `(?<!\\p{L})(?:is|are|was|were|ist|sind|war|waren|heißt|by|es|est|por|par) ${name}|: ${name}|(?:wird|wurden?|werden) .*von ${name} \\p{Ll}+`,
    `^(?!(?:The|New|Old|Every|Each|All|Our|Your|This|That|These|Those|Some|Many|No) )${name} (?:\\p{Ll}+ed|is|was|has|runs|leads|owns|keeps|made|built|wrote|won|led|ran)(?!\\p{L})`,
  ].join('|'),
  'u',
);
