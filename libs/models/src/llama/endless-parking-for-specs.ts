// A process that parks one prompt after the other until it is killed: node endless-parking-for-specs.ts MODEL DIR MEMORY
import { LlamaGenerator } from '../llama-generator.ts';
import { StateRoom } from './state-room.ts';

const [path = '', dir = '', memoryDir = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const prefixes = { room: new StateRoom(200 * 1024 ** 2), dir, memoryDir };
const generator = await LlamaGenerator.open({
  id: 'm',
  path,
  contextTokens: 1024,
  sequences: 1,
  device: 'cpu',
  threads: 1,
  prefixes,
  signal,
});
const system = 'Answer from these notes, in one short sentence. '.repeat(6);
for (let prompt = 0; ; prompt += 1) {
  const user = `Note ${prompt}. `.repeat(20);
  const stream = generator.generate({ system, user, maxTokens: 1, temperature: 0, scope: 'crew' }, signal);
  while (!(await stream.next()).done);
  console.log(generator.prefixes.parked);
}
