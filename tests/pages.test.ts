import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGES } from './pages.ts';

const NOT_FOUND = '/404/';

/** "guide/[slug].astro" → "/guide/[slug]/" */
const routes = readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro'))
  .map((file) => `/${file.replace(/(index)?\.astro$/, '')}/`.replace(/\/+/g, '/'));

/** The route that serves an address: the one with the fewest parameters, else the page of nothing. */
function routeOf(address: string): string {
  const path = address.replace(/\?.*/, '');
  const params = (route: string): number => route.split('[').length;
  const [found] = routes
    .filter((route) => new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`).test(path))
    .sort((a, b) => params(a) - params(b));
  return found ?? NOT_FOUND;
}

test('axe examines every page type of the site', () => {
  const examined = PAGES.map(([, address]) => routeOf(address));
  expect([...new Set(examined)].sort()).toEqual([...routes].sort());
});

test('the accessibility statement lists every one of them, with nothing broken', () => {
  const { pages } = JSON.parse(readFileSync('src/components/axe-results.json', 'utf8')) as {
    readonly pages: readonly { page: string; address: string; passed: number; broken: number }[];
  };
  expect(pages.map(({ page, address }) => [page, address])).toEqual(PAGES);
  for (const { passed, broken } of pages) {
    expect(passed).toBeGreaterThan(0);
    expect(broken).toBe(0);
  }
});
