/** Every kind of question and page is the same by all parsers; the real content: parsers.slow.test.ts. */
import { join } from 'node:path';
import { FIXTURES } from './overlay.ts';
import { comparedByParsers } from './parsers.ts';

comparedByParsers(join(FIXTURES, 'complete'));
