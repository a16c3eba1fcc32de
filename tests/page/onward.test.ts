// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { onwardLink } from '../../src/page/launch/onward.ts';

/** A launched page, whose navigation is hidden as a whole. */
function launched(
  ...links: readonly { readonly name: string; readonly hidden: boolean }[]
): string | undefined {
  document.head.innerHTML = '<style>.suite, .elsewhere { display: none }</style>';
  document.body.innerHTML = `<nav class="suite">${links
    .map(({ name, hidden }) => `<a class="apres${hidden ? ' elsewhere' : ''}">${name}</a>`)
    .join('')}</nav>`;
  return onwardLink(document)?.textContent;
}

test('« suivant » leads where the path goes on, though a launch hides what is around', () => {
  const un = { name: 'un', hidden: true };
  const deux = { name: 'deux', hidden: false };
  expect(launched(un, deux)).toBe('deux');
  expect(launched(deux, un)).toBe('deux');
  expect(launched(un)).toBeUndefined();
  expect(launched()).toBeUndefined();
});
