/** What may be kept of the site for a time without a network. */
import { expect, test } from 'vitest';
import { filesIn, isReadable } from '../../src/page/offline/kept-pages.ts';

test('pages of the course, and nothing that is somebody’s', () => {
  for (const path of ['/', '/modules/constantes/', '/modules/constantes/douleur/', '/glossaire/'])
    expect(isReadable(path)).toBe(true);
  for (const path of [
    ...['/formateur/', '/lancer/constantes/douleur', '/retour', '/moi', '/xapi/statements'],
    ...['/modulesx/', '/p/abc', '/banque/constantes/evaluation.json', '/modules'],
  ])
    expect(isReadable(path)).toBe(false);
});

test('the files a page names, each once', () => {
  const html = `<script type="module" src="/_astro/a.B1-_x.js"></script><img src='/_astro/i.svg'>
    <link rel="modulepreload" href="/_astro/a.B1-_x.js"><p>/_astro/text.js</p><a href="/other.js">x</a>`;
  expect(filesIn(html)).toEqual(['/_astro/a.B1-_x.js', '/_astro/i.svg']);
});
