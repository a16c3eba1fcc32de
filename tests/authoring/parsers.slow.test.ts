/** The real content is the same by all parsers. */
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { expectSameByRemark, expectSameInPages } from './parsers.ts';

const DIR = join(import.meta.dirname, '../../content');

describe('the real content', () => {
  it('is read the same by remark', () => expectSameByRemark(DIR));

  it('has the same questions, papers and anchors in its rendered pages as in the course', () =>
    expectSameInPages(DIR));
});
