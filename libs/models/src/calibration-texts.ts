/** Plain sentences about many things: the mean of their token states is what a model's tokens have in common. Changing them changes every signature. */
export const calibrationTexts: readonly string[] = [
  'The committee approved the budget for the coming year after a long debate about staff costs.',
  'To reset the device, hold the power button for ten seconds and wait until the light turns green.',
  'Patients who received the higher dose recovered faster, but reported more headaches.',
  'She walked along the river every morning before the shops opened.',
  'The function returns an empty list when no record matches the given identifier.',
  'In 1874 the railway reached the coast, and the harbour grew within a few years.',
  'Mix the flour with two eggs and a little salt, then let the dough rest in a cool place.',
  'An employee may carry over at most five days of leave into the first quarter.',
  'The server refuses connections from addresses outside the configured network.',
  'Heavy rain is expected in the north, with wind gusts of up to 90 km per hour.',
  'How do I change the password of another user without deleting the account?',
  'The goalkeeper saved two penalties, and the match ended without a winner.',
  'Light travels through glass more slowly than through air, which bends its path.',
  'Invoices are due within thirty days; a reminder is sent after the second week.',
  'The novel tells of three sisters who inherit a house that none of them wants.',
  'Version 2.4 removes the old interface and reads its settings from a single file.',
];
