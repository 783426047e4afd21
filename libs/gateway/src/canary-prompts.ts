/**
 * Open enough that two models, or two quantisations of one, continue them otherwise; short enough to cost next to nothing. They hold nothing of
 * anybody's. Changing one makes every recorded answer void.
 */
export const canaryPrompts: Readonly<Record<string, string>> = {
  harbour: 'Describe a harbour at dawn in exactly two sentences.',
  recipe: 'List the five main ingredients of a vegetable soup, in one line, with commas.',
  machine: 'Explain in two sentences why a bicycle stays upright while it moves.',
  letter: 'Write the first two sentences of a letter in which a tenant reports a broken heater.',
  numbers: 'Write the numbers from 17 to 31 in words, with commas.',
  regel: 'Schreibe zwei Sätze darüber, warum man Brot nicht im Kühlschrank aufbewahrt.',
};
