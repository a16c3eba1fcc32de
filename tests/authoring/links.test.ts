import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PAGES } from '../../src/authoring/check/links.ts';

it('knows the pages of the site that no trainer writes', async () => {
  const pages: string[] = [];
  for await (const file of glob('**/*.astro', {
    cwd: join(import.meta.dirname, '../../src/pages'),
  })) {
    const path = file
      .replaceAll('\\', '/')
      .replace(/\.astro$/, '')
      .replace(/(^|\/)index$/, '');
    if (path !== '404' && !path.includes('[')) pages.push(path === '' ? '/' : `/${path}/`);
  }
  expect(PAGES.toSorted()).toEqual(pages.filter((path) => path !== '/glossaire/').toSorted());
});
