/** The real content is the same by all parsers. */
import { join } from 'node:path';
import { comparedByParsers } from './parsers.ts';

comparedByParsers(join(import.meta.dirname, '../../content'));
