import { plainText } from './asked-question.ts';

/**
 * Sentences about whether there is an answer, which no document has to say: “this question cannot be answered”, “the context does not hold
 * the answer”, “I cannot help with that”. What is not known of a thing (“its builder is unknown”) is an answer.
 */
const patterns: readonly RegExp[] = [
  /\b(?:question|query|request|inquiry)s? (?:\w+ ){0,2}(?:can ?not|can't|could not|couldn't|may not|must not|should not|will not) be (?:\w+ )?(?:answered|resolved|determined|processed)/iu,
  /\b(?:no|not enough|insufficient|inadequate) (?:\w+ ){0,3}(?:information|context|evidence|data) (?:\w+ ){0,4}to (?:\w+ )?(?:answer|respond|determine|provide)/iu,
  /\b(?:context|documents?|passages?|sources?|texts?|information|database|knowledge base) (?:\w+ ){0,3}(?:do(?:es)? not|don't|doesn't|did not|fails? to) (?:\w+ )?(?:contain|include|provide|hold|have|mention|offer) (?:\w+ ){0,3}(?:answer|information|details?|enough|sufficient)/iu,
  /\b(?:i|we|you) (?:\w+ )?(?:can ?not|can't|am unable to|are unable to|am not able to|are not able to|must not|should not) (?:\w+ )?(?:(?:answer|respond to) (?:it|this|that|(?:the|your|this|that|such) (?:question|query|request))\b|provide (?:an |the |any )?answer)/iu,
  /\b(?:there is|exists) no (?:\w+ )?(?:\w+ )?answer (?:to|for|available)/iu,
  /\b(?:answer|reply|respond) (?:\w+ ){0,4}(?:with )?["'“‘]?(?:i don't know|i do not know|unknown|i cannot answer)/iu,
  /\bfrage (?:\p{L}+ ){0,3}(?:kann|lässt sich|darf|konnte) (?:\p{L}+ ){0,3}nicht (?:\p{L}+ )?(?:beantwort|geklärt)/iu,
  /\b(?:reich(?:en|t)|genüg(?:en|t)) (?:\p{L}+ ){0,4}(?:nicht|kaum) (?:\p{L}+ ){0,3}(?:antwort|beantwort)/iu,
];

/** Whole: what is left unread is where it would stand. */
export function isJamming(passage: string): boolean {
  const text = plainText(passage).replaceAll(/\s+/g, ' ').replaceAll('’', "'");
  return patterns.some((pattern) => pattern.test(text));
}
