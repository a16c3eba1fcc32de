import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pagePolicy } from '../../src/server/site/csp.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policyOf = (html: string) =>
  new Map(
    pagePolicy(html, [])
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources] as const;
      }),
  );

describe('the policy of a page', () => {
  it.each([
    ['<script>a()</script>', ["'self'", hash('a()')]],
    ['<script type="module" data-x="a>b">a()</script>', ["'self'", hash('a()')]],
    ['<SCRIPT\n>\na()\n</SCRIPT >', ["'self'", hash('\na()\n')]],
    ['<script src="/a.js"></script>', ["'self'"]],
    ['<script type="application/json">{"a":1}</script>', ["'self'"]],
    ['<p onclick="a()">', ["'self'"]],
  ])('scripts of %s', (html, sources) => {
    expect(policyOf(html).get('script-src')).toEqual(sources);
  });

  it.each([
    ['<style>p{}</style>', ["'self'", hash('p{}')]],
    ['<p style="color:red">', ["'self'", "'unsafe-hashes'", hash('color:red')]],
    ["<p style='--a: &quot;b&quot;'>", ["'self'", "'unsafe-hashes'", hash('--a: "b"')]],
    ['<p style="&#58;&#x3a;&amp;">', ["'self'", "'unsafe-hashes'", hash('::&')]],
    [
      '<p style="&#999999999;&#xfffffff;&inconnue;">',
      ["'self'", "'unsafe-hashes'", hash('&#999999999;&#xfffffff;&inconnue;')],
    ],
    ['<p>', ["'self'"]],
  ])('styles of %s', (html, sources) => {
    expect(policyOf(html).get('style-src')).toEqual(sources);
  });

  it('never allows inline code at large', () => {
    expect(pagePolicy('<script>a</script><p style="b">', ['https://lms.fr'])).not.toMatch(
      /unsafe-inline|unsafe-eval|\*/,
    );
  });
});
