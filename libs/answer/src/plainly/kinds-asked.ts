import { amount, lengthUnit, measured, often, person, span, timeUnit, when } from './figures-said.ts';

/** What a question asks for by its words, and how a sentence shows that it tells such a thing. English, German, Spanish, French. */
export interface KindAsked {
  /** What it is called in words for a person. */
  readonly name: string;
  readonly asks: RegExp;
  readonly says: RegExp;
  /** What a sentence calls it: that is a word of the question said too. */
  readonly named?: RegExp;
  /** What shows it may well be of something else, so that it tells little. */
  readonly isLoose?: boolean;
  /** Its figure is told of other things as often, unless it is called by name or the sentence has nothing else. */
  readonly isStrict?: boolean;
  /** No figure but whether it may be. */
  readonly isRule?: boolean;
  /** Words of the question that stand for the kind, and need not be said. */
  readonly words: ReadonlySet<string>;
}

const edge = (inner: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, 'iu');
const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Of things; what is counted has to stand behind a figure. */
export const aNumber: KindAsked = { name: 'a number of them', asks: /./u, says: /./u, words: new Set() };

const ruled =
  'allowed|permitted|forbidden|prohibited|banned|approved|welcome|erlaubt|verboten|gestattet|untersagt|genehmigt|willkommen|permiten?|prohibid[oa]s?|admiten?|interdite?s?|autorisée?s?|obligatoires?';
const lasting = edge('takes?|lasts?|duration|time|length|\\p{L}*(?:dauer|zeit|frist|länge|laufzeit)|dauer[tn]|reicht|dura|durée|durata');
const lengths = wordSet(
  'how long soon many seconds minutes hours days weeks months years take takes duration wie lange lang dauer dauert viele sekunden minuten stunden tage wochen monate jahre cuánto dura tarda quelle durée combien temps',
);

/** The first that is asked for counts. */
export const kindsAsked: readonly KindAsked[] = [
  {
    name: 'how often',
    asks: edge('how often|how many times|wie oft|wie häufig|cada cuánto|combien de fois|à quelle fréquence'),
    says: edge(often),
    words: wordSet('how often many times wie oft häufig cada cuánto combien fois quelle fréquence'),
  },
  {
    name: 'an amount of money',
    asks: edge(
      'how (?:much|expensive)(?=.* (?:costs?|pay|charged?)\\W)|how expensive|(?:prices?|costs?|fees?|fares?|rates?)|how much (?:is|are|was|were)|koste(?:t|n|te|ten)|preise?|teuer|gebühr(?:en)?|wie viel geld|was (?:zahl|bezahl|verlang|berechn)\\p{L}+|cuánto cuestan?|precios?|combien coûte(?:nt)?|prix|tarifs?',
    ),
    says: new RegExp(amount, 'iu'),
    named: edge(
      'prices?|costs?|fees?|fares?|rates?|charges?|pays?|(?:be)?zahl(?:t|en)|koste(?:t|n|te|ten)|\\p{L}*(?:preise?|gebühr(?:en)?|kosten|beitrag|geld)|cuestan?|precios?|coûte(?:nt)?|prix|tarifs?',
    ),
    words: wordSet(
      'how much cost costs pay charge charged expensive price prices fee fees fare fares rate rates was wie viel geld hoch kostet kosten kostete kosteten preis preise teuer gebühr gebühren zahle zahlen zahlt bezahle bezahlen verlangen verlangt berechnen cuánto cuesta cuestan precio precios combien coûte coûtent prix tarif tarifs',
    ),
  },
  {
    name: 'a length of time',
    asks: edge(
      `how long (?!is|are|was|were)|how soon|how many ${timeUnit}|duration|wie lange|wie viele ${timeUnit}|dauert?|cuánto (?:dura|tarda)|quelle est la durée|combien de temps`,
    ),
    says: edge(span),
    named: lasting,
    words: lengths,
  },
  {
    name: 'a time or a length',
    isStrict: true,
    asks: edge('how long|wie lang'),
    says: edge(`${span}|${measured(lengthUnit)}`),
    named: lasting,
    words: lengths,
  },
  {
    name: 'what it holds',
    isStrict: true,
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
    isStrict: true,
    asks: edge('how heavy|weighs?|wie schwer|wiegt|gewicht|zuladen|cuánto pesan?|combien pèse(?:nt)?'),
    says: edge(measured('[km]?g|lbs?|pounds?|t|tonnes?|tons?|tonnen|gramm?s?|kilos?|kilogramm?s?|kilogrammes?')),
    named: edge('weighs?|weight|mass|wiegt|\\p{L}*(?:gewicht|zuladung)|pesan?|peso|pèse|poids'),
    words: wordSet('how heavy weigh weighs weight wie viel schwer wiegt gewicht cuánto pesa pesan combien pèse'),
  },
  {
    name: 'a temperature',
    isStrict: true,
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
    isStrict: true,
    asks: edge('watts?|vatios'),
    says: edge(measured('k?w|watts?|vatios')),
    named: edge('power|output|consumption|\\p{L}*(?:leistung|verbrauch)|consume|potencia|puissance'),
    words: wordSet('wie viel viele watt watts vatios how much many cuántos combien'),
  },
  {
    name: 'a speed, or the time it takes',
    isStrict: true,
    asks: edge('how fast|wie schnell'),
    says: edge(`${measured('km/h|kmh|mph|m/s|[kmg]?bit(?:/s)?|[kmg]bps|rpm|u/min|seiten|pages|knots?|knoten')}|${span}`),
    named: edge('speed|velocity|\\p{L}*(?:geschwindigkeit|tempo)|response|takes?|dauer[tn]'),
    words: wordSet('how fast wie schnell'),
  },
  {
    name: 'an age',
    isLoose: true,
    isStrict: true,
    named: edge('old|age|aged|alt(?:e[rsnm]?)?|alter|edad|âge'),
    asks: edge('how old|wie alt|qué edad|quel âge'),
    says: edge(
      `${measured('years?|jahre?n?|months?|monate?n?|años?|meses|ans|mois')}|(?:since|from|built in|seit|von|aus|desde|depuis) (?:19|20)\\d\\d`,
    ),
    words: wordSet('how old wie alt qué edad quel âge'),
  },
  {
    name: 'a measure',
    isLoose: true,
    asks: edge('how (?:high|big|large|wide|tall|deep|far)|wie (?:hoch|groß|breit|tief|weit|dick)'),
    says: edge(`\\d[\\d.,]*(?!\\s?${timeUnit}(?!\\p{L}))(?![\\d.,])|${measured(lengthUnit)}`),
    words: wordSet('how high big large wide tall deep far wie hoch groß breit tief weit dick'),
  },
  {
    name: 'a time',
    asks: edge(
      'when|what (?:time|day|date)|which days?|by when|wann|welche[mnr]? (?:tag(?:en)?|uhrzeit|datum)|um wie viel uhr|qué (?:hora|días?)|cuándo|quand|quels? jours?|quelle heure',
    ),
    says: edge(when),
    words: wordSet(
      'when what time day date days which until wann tag tagen uhrzeit datum uhr qué hora día días cuándo quand quel quels jour jours quelle heure',
    ),
  },
  {
    name: 'a person',
    isLoose: true,
    asks: edge('who|whom|wer|wen|wem|quién|quiénes|qui'),
    says: person,
    words: wordSet('who whom wer wen wem quién quiénes qui'),
  },
  {
    name: 'what is allowed',
    isLoose: true,
    isStrict: true,
    isRule: true,
    asks: edge(
      'allowed|permitted|forbidden|(?:may|can) (?:i|we|one)|is it ok(?:ay)?|erlaubt|verboten|gestattet|(?:darf|kann) (?:ich|man)|(?:dürfen|können) wir|dürfen|puedo|se puede|puis-je|peut-on|permiten?|prohibid[oa]s?|interdite?s?|autorisée?s?',
    ),
    says: edge(
      `${ruled}|may|must|can|cannot|never|do not|don['’]t|not|no|darf|dürfen|muss|müssen|kann|können|nicht|nie|niemals|keine?|nur|solo|pas|puede[ns]?|peut|peuvent|pouvez`,
    ),
    named: edge(ruled),
    words: wordSet(
      'allowed permitted forbidden may can kann ok okay erlaubt verboten gestattet darf dürfen permite permiten prohibido prohibida interdit interdite autorisé',
    ),
  },
];
