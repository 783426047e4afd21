// Fits the guard's weights to labelled texts and writes them where the guard reads them: `npm run bench -- guard-train FILE`.
// The same file gives the same weights. Figures come from `npm run eval -- guard FILE`, which cross-validates on this very file.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitWeights, readLabelledTexts, readText } from '#guard';
import { root } from '../test/service.ts';

const path = process.argv[2] ?? join(root, '../shared/eval/injection/dev.jsonl');
const bytes = readFileSync(path);
const examples = readLabelledTexts(bytes.toString('utf8')).map((text) => ({ ...text, reading: readText(text.text) }));
const weights = fitWeights(examples, createHash('sha256').update(bytes).digest('hex'));
const target = join(root, 'libs/guard/src/score/weights.json');
writeFileSync(target, `${JSON.stringify(weights, null, 2)}\n`);
console.log(JSON.stringify({ name: 'guard-train', texts: examples.length, weights }, null, 2));
