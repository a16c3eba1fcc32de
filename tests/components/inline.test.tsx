/** A text of a question or of the glossary, as pages have it without an island and with one. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { toHtml } from '../../src/components/inline.ts';
import type { Inline } from '../../src/core/text/rich.ts';
import { Text } from '../../src/islands/parts/inline.tsx';

test.each<[readonly Inline[], string]>([
  [['-algie'], '<span class="insecable">-algie</span>'],
  [
    ['douleur & ', { tag: 'strong', children: ['(-dynie)'] }, ', brady-'],
    'douleur &amp; <strong>(<span class="insecable">-dynie</span>)</strong>, brady-',
  ],
])('the hyphen of a piece stays with its letters: %j', (inline, html) => {
  expect(toHtml(inline)).toBe(html);
  expect(renderToString(h(Text, { of: inline }))).toBe(html);
});
