/** Every kind of question and page is the same by all parsers; the real content: parsers.slow.test.ts. */
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { FIXTURES } from './overlay.ts';
import { expectSameByRemark, expectSameInPages } from './parsers.ts';

const DIR = join(FIXTURES, 'complete');

describe('every kind', () => {
  it('is read the same by remark', () => expectSameByRemark(DIR));

  it('has the same questions, papers and anchors in its rendered pages as in the course', () =>
    expectSameInPages(DIR));
});
