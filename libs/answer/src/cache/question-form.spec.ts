import { expect, it } from 'vitest';
import { questionForm, wordingOf } from './question-form.ts';

const isOne = (left: string, right: string): boolean => questionForm(left) === questionForm(right);

it('takes white space, marks at the end and a capital first letter for nothing', () => {
  expect(wordingOf('  How hot\n should it be ?')).toBe(wordingOf('how hot should it be'));
  expect(wordingOf('Who is US?')).not.toBe(wordingOf('Who is us?'));
  expect(wordingOf('WHO rules')).not.toBe(wordingOf('who rules'));
});

it.each([
  ['How do I delete my Facebook account?', 'Please, how can I delete a facebook account'],
  ['Is it possible to split conversations in gmail?', 'Can I split a conversation in Gmail'],
  ['What is the way to export chat logs?', 'How to export a chat log'],
  ['Could you tell me when the office opens?', 'When do the offices open?'],
  ['Are there security threats to dropbox?', 'Is there a security threat to Dropbox?'],
])('finds one form for “%s” and “%s”', (left, right) => {
  expect(questionForm(left)).toBe(questionForm(right));
});

/** Each pair differs in one thing that makes it another question; plain meaning has most of them above .95. */
it.each([
  ['a number', 'How much is lent for 14 days?', 'How much is lent for 41 days?'],
  ['a sign', 'What does it do below -5 degrees?', 'What does it do below 5 degrees?'],
  ['a version', 'What is new in 1.2.4?', 'What is new in 12.4?'],
  ['a date', 'Who won in May 2023?', 'Who won in May 2024?'],
  ['a unit', 'Is 5 kg allowed?', 'Is 5 g allowed?'],
  ['an identifier', 'What does error E-1042 mean?', 'What does error E-1043 mean?'],
  ['a language with marks', 'How do I read a file in C++?', 'How do I read a file in C#?'],
  ['a name', 'Who founded the museum of Lunden?', 'Who founded the museum of Basel?'],
  ['initials', 'Who pays WHO?', 'Who pays who?'],
  ['a grade', 'What does vitamin A do?', 'What does vitamin do?'],
  ['a numeral', 'When did World War I begin?', 'When did the world war begin?'],
  ['a negation', 'Which plants do need light?', "Which plants don't need light?"],
  ['without for with', 'Can I pay with a card?', 'Can I pay without a card?'],
  ['a direction', 'How do I move from A to B?', 'How do I move to A from B?'],
  ['before and after', 'What must I do before the audit?', 'What must I do after the audit?'],
  ['more and less', 'Who needs more than one key?', 'Who needs less than one key?'],
  ['most and least', 'Which is the largest tank?', 'Which is the smallest tank?'],
  ['roles', 'Do arterioles have a larger lumen than venules?', 'Do venules have a larger lumen than arterioles?'],
  ['passive', 'Who defeated the Mongols?', 'Who was defeated by the Mongols?'],
  ['subject and object', 'Who did Germany beat?', 'Who beat Germany?'],
  ['who and when', 'Who sequenced the first plastome?', 'When was the first plastome sequenced?'],
  ['how many and how long', 'How many days is it lent?', 'How long is it lent?'],
  ['then and now', 'Who is the president?', 'Who was the president?'],
  ['may and must', 'May I enter alone?', 'Must I enter alone?'],
  ['whose', 'Can I see your files?', 'Can you see my files?'],
  ['whose, of one who asks', 'How do I see your files?', 'How do I see my files?'],
  ['who gives and who gets', 'What may I send you?', 'What may you send me?'],
  ['said to and said about', 'What did Anna say to Bob?', 'What did Anna say about Bob?'],
  ['for and with', 'Who works for Siemens?', 'Who works with Siemens?'],
  ['who calls', 'Who do I call in an emergency?', 'Who calls me in an emergency?'],
  ['who reports', 'Who do I report to?', 'Who reports to me?'],
  ['who protects', 'How do I protect my data?', 'How do you protect my data?'],
  ['how and whether', 'How do I open the vault?', 'Can I open the vault?'],
  ['how and whether, in other words', 'What is the way to open the vault?', 'Is there a way to open the vault?'],
  ['vice', 'Who is the chair of the IPCC?', 'Who is the vice-chair of the IPCC?'],
  ['another', 'What is the name of one test?', 'What is the name of another test?'],
  ['on and off', 'How do I turn the alarm on?', 'How do I turn the alarm off?'],
  ['a quotation', 'Where does “not found” stand?', 'Where does “found” stand?'],
  ['one word more', 'What is the mortality in children?', 'What is the mortality in small children?'],
  ['another of a kind', 'What is the mortality in children?', 'What is the mortality in adults?'],
  ['German cases', 'Wer zahlt dem Mieter die Kaution?', 'Wer zahlt der Mieter die Kaution?'],
  ['German questions', 'Wann begann die Bewegung?', 'Wo begann die Bewegung?'],
])('keeps two questions apart that differ in %s', (_, left, right) => {
  expect(isOne(left, right)).toBe(false);
});
