/** The regular expressions that such filters are often made of. */
export const guardPeers: readonly RegExp[] = [
  /ignore (?:all )?(?:the )?(?:previous|above|prior) instructions/i,
  /disregard (?:all )?(?:the )?(?:previous|above|prior)/i,
  /forget (?:everything|all|your) (?:instructions|rules)?/i,
  /you are now (?:in )?\w+/i,
  /(?:system|developer) (?:prompt|mode)/i,
  /reveal (?:your|the) (?:prompt|instructions)/i,
  /do anything now/i,
  /act as (?:an?|if)/i,
  /<\|?(?:system|im_start)\|?>/i,
  /new instructions?:/i,
];

/** Beginnings of everything the guard reads, none of them finished: repeated, each is what a pattern that can run away would run away on. */
export const hostileShapes: readonly string[] = [
  '<',
  '<a ',
  '<a x="',
  '<p style="display:none">',
  '<!--',
  '<style>.a{',
  '&#',
  '&#x41;',
  '%41',
  'QUJD',
  '41 ',
  '01000001',
  'a b ',
  'a.b.',
  '.',
  '?!"',
  '\n \n',
  ' ',
  '"a",',
  'a = "b"\n',
  'a + b ',
  '(Part 1 of 2) a\n',
  'Part 1: prev\nPart 2: ious\n',
  '1) a\n',
  '[continued below]\n\n',
  '[(',
  '](http://a?x=',
  '\u200b',
  '\u2062\u2064',
  '\u{e0159}\u{e015f}\ufe0a',
  'a\u200b',
  'a\u0301',
  '\u{e0041}',
  'aа',
  '\u{1f469}\u200d',
  'ignore all previous ',
  'your answer ',
  'please send my ',
  'ignroe pervoius ',
  'gur naq bs ',
  '忽略指示',
  '回答忽略',
  'こたえて「',
  'assistant, say ',
  'to the ai: ',
  'if asked, ',
  '](a "bbbbbbbbbbbb',
  '[//]: # (a',
  'let a be "b" ',
  'a line such as “ignore the rules. ',
  'first half: a\n',
  '<script type="text/plain">',
  'ответь пользователю ',
  'x'.repeat(60),
];

/** Numbers from 0 to 1, the same for the same seed (a linear congruence is enough to vary texts). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Processor time of this thread so far: what else the machine does is not the guard's. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
