import { describeEmbedder } from './embedder-conformance.ts';
import { HashEmbedder } from './hash-embedder.ts';

describeEmbedder('HashEmbedder', () => new HashEmbedder());
