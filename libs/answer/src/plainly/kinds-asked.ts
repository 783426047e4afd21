/** What a question asks for by its words, and how a sentence shows that it tells such a thing. English, German, Spanish, French. */
export interface KindAsked {
  /** What it is called in words for a person. */
  readonly name: string;
  readonly asks: RegExp;
  readonly says: RegExp;
  /** What a sentence calls it: that is a word of the question said too. */
  readonly named?: RegExp;
  /** Any figure shows it, so that it tells little. */
  readonly isLoose?: boolean;
  /** Words of the question that stand for the kind, and need not be said. */
  readonly words: ReadonlySet<string>;
}

const edge = (inner: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, 'iu');
const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const number = `(?:\\d[\\d.,]*|eine?[nmr]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|une|deux|trois|quatre|cinq|sept|huit|neuf|dix)`;
const timeUnit = `(?:seconds?|minutes?|mins?|hours?|h|days?|nights?|weeks?|months?|years?|sekunden?|minuten?|stunden?|(?:arbeits|werk)?tage?n?|wochen?|monate?n?|jahre?n?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|secondes?|heures?|jours?|semaines?|mois|ans?|années?)`;
const span = `${number}[ -](?:\\p{L}+ )?${timeUnit}`;
const clock = `\\d{1,2}(?:[:.]\\d\\d)?\\s?(?:uhr|am|pm|a\\.m|p\\.m|h)|\\d{1,2}:\\d\\d|noon|midnight|mittags|mitternacht`;
const days = `(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tag\\p{L}*|mittwochs?|sonnabends?|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?`;
const months = `january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|(?:19|20)\\d\\d`;
const toOrBy = `(?:nach|in|innerhalb(?: von)?|binnen|vor|bis zu|ab|within|after|before|in|until|under|en|antes de|después de|dans|après|avant) ${span}|${span} (?:vorher|zuvor|vor(?!\\p{L})|im voraus|danach|später|before|after|ahead|later|earlier|in advance|antes|después|avant|après)|(?:\\d+\\.|\\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|ersten|zweiten|dritten|vierten|fünften|letzten) (?:tage?s?|days?)`;
const measured = (units: string): string => `${number}\\s?(?:${units})`;
const lengthUnit = `[mkc]?m[²³2]?|feet|ft|inch(?:es)?|miles?|(?:kilo|centi|milli|quadrat|kubik)?(?:meters?|metres?|metern?|mètres?|metros)|lit(?:re|er)s?|litros?|m?l`;
const amount = `[$€£¥]\\s?\\d[\\d.,]*|\\d[\\d.,]*\\s?(?:[$€£¥]|(?:eur|usd|chf|gbp|euros?|dollars?|pounds?|francs?|franken|cents?|pence|centimes?|céntimos?)(?!\\p{L}))|(?:eur|usd|chf|gbp)\\s?\\d|(?<!\\p{L})(?:free|kostenlos|kostenfrei|gratis|umsonst|gratuite?s?|gratuitos?|ohne (?:gebühr|kosten))(?!\\p{L})`;

/** Of things; what is counted has to stand behind a figure. */
export const aNumber: KindAsked = { name: 'a number of them', asks: /./u, says: /./u, words: new Set() };

/** The first that is asked for counts. */
export const kindsAsked: readonly KindAsked[] = [
  {
    name: 'how often',
    asks: edge('how often|how many times|wie oft|wie häufig|cada cuánto|combien de fois|à quelle fréquence'),
    says: edge(
      `every|each|once|twice|times|daily|weekly|monthly|yearly|alle|jede[nrsm]?|\\p{L}*mal|täglich|wöchentlich|monatlich|jährlich|cada|vez|veces|chaque|fois|tous|toutes`,
    ),
    words: wordSet('how often many times wie oft häufig cada cuánto combien fois quelle fréquence'),
  },
  {
    name: 'an amount of money',
    asks: edge(
      'how (?:much|expensive)(?=.* (?:costs?|pay|charged?)\\W)|how expensive|(?:prices?|costs?|fees?|fares?|rates?)|how much (?:is|are|was|were)|koste(?:t|n|te|ten)|preise?|teuer|gebühr(?:en)?|wie viel geld|was (?:zahl|bezahl|verlang|berechn)\\p{L}+|cuánto cuestan?|precios?|combien coûte(?:nt)?|prix|tarifs?',
    ),
    says: new RegExp(amount, 'iu'),
    named: edge(
      'prices?|costs?|fees?|fares?|rates?|charges?|pay|koste(?:t|n|te|ten)|\\p{L}*(?:preise?|gebühr(?:en)?|kosten|beitrag|geld)|cuestan?|precios?|coûte(?:nt)?|prix|tarifs?',
    ),
    words: wordSet(
      'how much cost costs pay charge charged expensive price prices fee fees fare fares rate rates was wie viel geld hoch kostet kosten kostete kosteten preis preise teuer gebühr gebühren zahle zahlen zahlt bezahle bezahlen verlangen verlangt berechnen cuánto cuesta cuestan precio precios combien coûte coûtent prix tarif tarifs',
    ),
  },
  {
    name: 'a time or a length',
    asks: edge(
      `how (?:long|soon)|how many ${timeUnit}|duration|wie lange?|wie viele ${timeUnit}|dauert?|cuánto (?:dura|tarda)|quelle est la durée|combien de temps`,
    ),
    says: edge(`${span}|${measured(lengthUnit)}`),
    named: edge('takes?|lasts?|duration|length|\\p{L}*(?:dauer|zeit|frist|länge|laufzeit)|dauer[tn]|reicht|dura|durée|durata'),
    words: wordSet(
      'how long soon many seconds minutes hours days weeks months years take takes duration wie lange lang dauer dauert viele sekunden minuten stunden tage wochen monate jahre cuánto dura tarda quelle durée combien temps',
    ),
  },
  {
    name: 'what it holds',
    asks: edge(
      'how many (?:litres?|liters?|gallons?)|capacity|wie ?viele? liter|fassungsvermögen|(?:how much|wie ?viel) .*(?:holds?|contains?|fasst|fassen)|capacidad|capacité|cuántos litros|combien de litres',
    ),
    says: edge(measured('m?l|hl|cl|m³|lit(?:re|er)s?|litern?|litros?|gallons?|[kmg]b|k?g')),
    named: edge('holds?|capacity|volume|contents?|fasst|fassungsvermögen|volumen|inhalt|capacidad|capacité|contient'),
    words: wordSet(
      'how many much litres liters gallons capacity hold holds contain contains wie viel viele liter fasst fassen fassungsvermögen capacidad capacité cuántos litros combien litres',
    ),
  },
  {
    name: 'a weight',
    asks: edge('how heavy|weighs?|wie schwer|wiegt|gewicht|zuladen|cuánto pesan?|combien pèse(?:nt)?'),
    says: edge(measured('[km]?g|lbs?|pounds?|t|tonnes?|tons?|tonnen|gramm?s?|kilos?|kilogramm?s?|kilogrammes?')),
    named: edge('weighs?|weight|mass|wiegt|\\p{L}*(?:gewicht|zuladung)|pesan?|peso|pèse|poids'),
    words: wordSet('how heavy weigh weighs weight wie viel schwer wiegt gewicht cuánto pesa pesan combien pèse'),
  },
  {
    name: 'a temperature',
    asks: edge('how (?:hot|warm|cold)|temperature|temperatur|wie (?:heiß|warm|kalt)|wie viel grad|température|temperatura'),
    says: edge('\\d[\\d.,]*\\s?(?:°\\s?[cf]?|degrees?|grad|degrés|grados)'),
    named: edge('\\p{L}*temperatur(?:en)?|temperatures?|temperatura|température'),
    words: wordSet('how hot warm cold temperature temperatur wie heiß warm kalt viel grad quelle température temperatura'),
  },
  {
    name: 'a loudness',
    asks: edge(
      'how (?:loud|noisy|quiet)|loudness|(?:sound|noise) (?:level|pressure)|decibels?|wie (?:laut|leise)|lautstärke|(?:schall|geräusch|lärm)\\p{L}*(?:pegel|leistung|druck|wert)|quel niveau sonore|nivel de ruido',
    ),
    says: edge(measured('db|dezibel|decibels?|décibels?|decibelios|sones?')),
    named: edge('noise|sound|loudness|lautstärke|\\p{L}*(?:geräusch|schall|lärm)\\p{L}*|ruido|bruit|sonore'),
    words: wordSet(
      'how loud noisy quiet loudness sound noise level pressure decibel decibels wie laut leise lautstärke niveau sonore nivel ruido',
    ),
  },
  {
    name: 'a power',
    asks: edge('watts?|vatios'),
    says: edge(measured('k?w|watts?|vatios')),
    named: edge('power|output|consumption|\\p{L}*(?:leistung|verbrauch)|consume|potencia|puissance'),
    words: wordSet('wie viel viele watt watts vatios how much many cuántos combien'),
  },
  {
    name: 'a speed, or the time it takes',
    asks: edge('how fast|wie schnell'),
    says: edge(`${measured('km/h|kmh|mph|m/s|[kmg]?bit(?:/s)?|[kmg]bps|rpm|u/min|seiten|pages|knots?|knoten')}|${span}`),
    named: edge('speed|velocity|\\p{L}*(?:geschwindigkeit|tempo)|response|takes?|dauer[tn]|within|innerhalb'),
    words: wordSet('how fast wie schnell'),
  },
  {
    name: 'a measure',
    isLoose: true,
    asks: edge('how (?:high|big|large|wide|tall|deep|far|old)|wie (?:hoch|groß|breit|tief|weit|dick|alt)'),
    says: edge('\\d[\\d.,]*'),
    words: wordSet('how high big large wide tall deep far old wie hoch groß breit tief weit dick alt'),
  },
  {
    name: 'a time',
    asks: edge(
      'when|what (?:time|day|date)|which days?|by when|wann|welche[mnr]? (?:tag(?:en)?|uhrzeit|datum)|um wie viel uhr|qué (?:hora|días?)|cuándo|quand|quels? jours?|quelle heure',
    ),
    says: edge(`${clock}|${days}|${months}|${toOrBy}|täglich|daily|werktags|weekdays?|wochenende?s?`),
    words: wordSet(
      'when what time day date days which until wann tag tagen uhrzeit datum uhr qué hora día días cuándo quand quel quels jour jours quelle heure',
    ),
  },
  {
    name: 'a person',
    asks: edge('who|whom|wer|wen|wem|quién|quiénes|qui'),
    says: /(?<!\p{L})(?:Herrn?|Frau|Mr|Mrs|Ms|Dr|Prof|Sra?|Mme)\.? \p{Lu}|(?<!^)(?<![.!?:] )(?<!\p{L})\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|\p{L}*(?:leitung|abteilung|verwaltung|vorstand|teams?|managers?|directors?|desk|helpdesk|department)(?!\p{L})/u,
    words: wordSet('who whom wer wen wem quién quiénes qui'),
  },
  {
    name: 'what is allowed',
    asks: edge(
      'allowed|permitted|forbidden|(?:may|can) (?:i|we|one)|is it ok(?:ay)?|erlaubt|verboten|gestattet|(?:darf|kann) (?:ich|man)|(?:dürfen|können) wir|dürfen|puedo|se puede|puis-je|peut-on|permiten?|prohibid[oa]s?|interdite?s?|autorisée?s?',
    ),
    says: edge(
      'allowed|permitted|forbidden|prohibited|banned|approved|may|must|can|cannot|never|do not|not|welcome|only|no|erlaubt|verboten|gestattet|untersagt|genehmigt|darf|dürfen|muss|müssen|kann|können|nicht|nie|niemals|keine?|willkommen|nur|permiten?|prohibid[oa]s?|admiten?|solo|interdite?s?|autorisée?s?|obligatoires?|pas|puede[ns]?|pueden|peut|peuvent|pouvez',
    ),
    words: wordSet(
      'allowed permitted forbidden may can kann ok okay erlaubt verboten gestattet darf dürfen permite permiten prohibido prohibida interdit interdite autorisé',
    ),
  },
];
