// Where an order to say something begins, and its words: English in the shapes that were met, German, French, Spanish, Italian, Portuguese
// and Dutch in the plainest ones. Each pattern has what stays as its first group and ends with the words.

/** An order stands first in its sentence or clause, behind a word that joins or hurries, or behind one that obliges. */
const lead = String.raw`(?:^|[.:;,!?…"“”„«»(\[–—|>*•-]\s*|(?<!\p{L})(?:and|or|then|please|always|never|only|simply|kindly|instead|must|shall|should|will|would|could|might|let\s+it|(?:is|are|has|have|ought|needs?|asked|told|instructed|required|ordered|supposed|expected|you|assistants?|models?|bots?|chatbots?|readers?|answers?|as|task\s+is)\s+to)\s+)`;
const hurried = String.raw`(?:(?:always|only|just|simply|then|also|now|please|instead|exclusively|first|kindly)\s+){0,2}`;
const only = String.raw`(?:\s+(?:only|just|exclusively|simply|instead|always|merely|back|aloud|once|this))*`;
const listener = String.raw`(?:the|every|each|any|all|your|whichever)\s+\p{L}+(?:\s+(?:who|that)\s+\p{L}+)?|them|him|her|us|me|everyone|everybody|anyone|people|whoever\s+\p{L}+|\p{L}{3,}s`;
/** To the end of the sentence, or to where it goes on with another step. */
const words = String.raw`[^\s.!?;](?:[^.!?;,\n]|[.!?;](?=\S)|,(?!\s*(?:then|before|after|and\s+then|unless|until)(?!\p{L})))*`;
const quoted = String.raw`(?:"[^"\n]{1,200}"|[“„][^”“\n]{1,200}[”“]|«[^»\n]{1,200}»|‘[^’\n]{1,200}’|(?<!\p{L})'[^'\n]{1,200}'(?!\p{L})|\x60[^\x60\n]{1,200}\x60)`;
/** “the single word”, “the code”: what follows is the words themselves. */
const called = String.raw`(?:the\s+)?(?:(?:single|one|exact|following|only|very)\s+){0,2}(?:words?|phrase|sentence|code|token|string|text|line|notice)\s*:?\s*`;
/** What is written in capitals or as code is said as it stands: “print OK-GRANITE”. */
const sign = String.raw`(?=\p{Lu}[\p{Lu}\d]|\S*[_<\[{]|\p{L}+-\d)`;
/** A thing of the speaker's, a place or a manner: no words put into a mouth. */
const ownThing = String.raw`(?:the|an?|your|my|his|her|its|our|their|all|any|each|every|this|that|these|those|it|them|me|him|us|you|what|which|who|whom|how|why|when|where|whether|if|in|on|at|to|for|from|by|with|about|of|as|before|after|within|until|into|more|so|again|aloud|loudly|clearly|slowly|promptly|quickly|immediately|either|one|both)(?!\p{L})`;
/** “say you are closed”: a statement, though “that” is left out. */
const statement = String.raw`(?=(?:\S+\s+){1,5}(?:is|are|was|were|isn[’']t|aren[’']t|cannot|can|has|have|does|do|will|must)(?!\p{L}))(?!(?:in|on|at|to|for|from|by|with|about|of|as|before|after|what|which|who|how|why|when|where|whether|if)(?!\p{L}))`;
const bare = String.raw`(?:${called}|(?!${ownThing})|${statement})${words}`;

const toSay =
  'say|state|answer|reply|respond|claim|assert|pretend|declare|insist|swear|mention|announce|explain|affirm|write|repeat|reason';
const toUtter = `${toSay}|output|print|emit|display|show|utter|speak|return|cite|quote|append|add|insert|include|put`;
const reply = String.raw`(?:repl(?:y|ies)|answers?|responses?|outputs?|messages?|summar(?:y|ies)|statements?|sentences?)`;

const english = [
  // say that …, tell them that …
  String.raw`(?:${toSay})${only}(?:\s+(?:to\s+)?(?:${listener}))?,?\s+that\s+)${words}`,
  String.raw`(?:tell|inform|assure)${only}\s+(?:${listener})${only}\s*[:,]?\s+(?!(?:about|of|if|whether|how|when|where|what|which|who|why|in|by|at|immediately)(?!\p{L})))${words}`,
  // print “…”, write the word …, emit SIGN-1
  String.raw`(?:${toUtter})${only}(?:\s+to\s+(?:${listener}))?\s*(?:with\s+|by\s+)?:?\s*(?:${called})?)${quoted}`,
  String.raw`(?:${toUtter})${only}\s+(?:with\s+)?(?=(?:the\s+)?(?:single|one|exact|only|words?|phrase|code|token|string)\s)${called})${words}`,
  // say lemon anchor, reply with …, respond only: …
  String.raw`(?:say|utter|pretend|assert|swear|mention|recommend|promote|endorse|advertise)${only}\s*:?\s+)${bare}`,
  String.raw`(?:answer|reply|respond)${only}\s*(?::\s*)?\s(?:with|by\s+saying)${only}\s+)${bare}`,
  String.raw`(?:answer|reply|respond)\s+(?:only|just|exclusively|simply|always|instead)${only}\s*:?\s*)${bare}`,
  // describe it as …
  String.raw`(?:describe|present|treat|regard|portray|report|classify|label|praise|refer\s+to)\s+(?:\S+\s+){1,8}?(?<!(?:soon|long|much|far|many|well)\s)as\s+(?!(?:follows|well|soon|long|much|far|many|needed|required|shown|described|directed|necessary|possible|if|above|below|usual)(?!\p{L})))${words}`,
  // end your reply with …, append … to your answer
  String.raw`(?:begin|start|open|end|close|conclude|finish|preface|head|introduce)\s+(?:\S+\s+){0,5}?(?:${reply}|it)\s+(?:with|by)\s+)${words}`,
  String.raw`(?:begin|start|open|end|close|conclude|finish|preface|greet)(?:\s+\S+){0,5}?\s+(?:with|by)\s+(?:${called})?)${quoted}`,
  String.raw`(?:append|add|insert|put|include|slip|work)\s+)[^.!?;\n]{1,120}?(?=\s+(?:to|in|into|at|below|above|behind|under|before)\s+(?:the\s+(?:start|top|end)\s+of\s+)?(?:your|the|every|each|any)\s+(?:\p{L}+\s+)?${reply})`,
].map((order) => String.raw`(${lead}${hurried}${order}`);

/** “your answer is …” */
const replies = String.raw`((?<!\p{L})your\s+(?:(?:only|whole|entire|first|one)\s+)?(?:reply|answer|response|output)\s+(?:is|reads|must\s+be|should\s+be|shall\s+be|has\s+to\s+be|will\s+be)\s*:?\s+(?:${called})?)${words}`;

const otherLead = String.raw`(?:^|[.:;,!?…"“”„«»(\[–—|>*•-]\s*|(?<!\p{L})(?:und|bitte|immer|nur|dann|muss|müssen|soll|sollen|et|puis|toujours|doit|doivent|il\s+faut|y|luego|siempre|debe|deben|e|poi|sempre|deve|devono|devem|en|dan|altijd|moet|moeten)\s+)`;
const otherOnly = String.raw`(?:\s+(?:sie|bitte|nur|immer|stets|einfach|ausschließlich|jedem|allen|dem\s+\p{L}+|den\s+\p{L}+|seulement|uniquement|toujours|simplement|únicamente|solamente|solo|sólo|siempre|soltanto|solamente|sempre|apenas|somente|alleen|altijd|slechts|aux?\s+\p{L}+|al\s+\p{L}+|à\s+\p{L}+|a\s+\p{L}+|o|que\s+\p{L}+))*`;
const otherSay = String.raw`(?:sagen?|sagt|antworten?|antwortet|schreiben?|schreibt|behaupten?|behauptet|erwähnen?|erwähnt|teilen?|nennen?|dis|dites|dire|répon(?:ds|dez|dre)|écri(?:s|vez|re)|affirme[rz]?|préten(?:ds|dez|dre)|mentionne[rz]?|di|di[gc]a[n]?|decir|responda?|responder|conteste?a?|contestar|escrib[aei]r?|afirm[ae]r?|di[’']|dì|dire|rispond(?:i|a|ere)|scriv(?:i|a|ere)|afferm[ai](?:re)?|dizer|escrev(?:a|e|er)|zeg(?:gen)?|antwoord(?:en)?|schrijf|schrijven|beweer|beweren|vermeld(?:en)?)`;
const others = [
  String.raw`${otherSay}${otherOnly}(?:\s+mit)?,?\s+(?:dass|que|che|dat)\s+)${words}`,
  String.raw`${otherSay}${otherOnly}\s*(?:(?:mit|par|avec|con|com|met)\s+)?(?:\p{L}+\s+){0,2}?:?\s*)${quoted}`,
  String.raw`${otherSay}${otherOnly}(?:\s*:\s*|\s+(?:mit|par|con|com|met)\s+)(?!(?:den|der|dem|ihre[mnr]?|une?|votre|les?|la|el|su|il|lo|un|uma?|o|a|de|het|een|uw)(?!\p{L})))${words}`,
].map((order) => `(${otherLead}${order}`);

/** Tells capitals, so that no other case is forgiven in it. */
const signs = `((?<!\\p{L})(?:${toUtter.replaceAll(/(?<![a-z])[a-z]/g, (first) => `[${first}${first.toUpperCase()}]`)})${only}\\s+(?:with\\s+)?)${sign}\\S+`;

/** All of them; every repeat that could run through a hostile text begins at a verb. */
export const orders: readonly RegExp[] = [
  ...[...english, replies, ...others].map((order) => new RegExp(order, 'giu')),
  new RegExp(signs, 'gu'),
];
