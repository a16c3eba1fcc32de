/** The check of classes finds what is planted, and nothing in the site. */
import { expect, it } from 'vitest';
import { dressed, faultsOf } from './classes.ts';
import { tokensOf } from './tokens.ts';

const names = (text: string, file = 'x.tsx'): string[] =>
  tokensOf(file, text).map(({ name }) => name);

it('finds nothing in the site nor in the printed file', () => {
  const sites = dressed();
  expect(sites.every(({ tokens }) => tokens.length > 20)).toBe(true);
  expect(sites.flatMap(faultsOf)).toEqual([]);
});

it('finds a rule that nothing wears, and a class that has no rule', () => {
  const sheets = [{ file: 'a.css', css: '.titre > .perdu, .encre-voc:hover { color: red }' }];
  const tokens = tokensOf('x.tsx', '<p class={`encre-${ink}`}><b class="titre reste" /></p>');
  expect(faultsOf({ sheets, tokens })).toEqual([
    'a.css: nothing wears the class "perdu".',
    'x.tsx: the class "reste" has no rule.',
  ]);
});

it('finds a name that is no word', () => {
  const sheets = [{ file: 'a.css', css: '.mot, .t, .dlg { color: red }' }];
  const tokens = tokensOf('x.tsx', '<p class="mot dlg" />');
  expect(faultsOf({ sheets, tokens })).toEqual(['a.css: the class "dlg" is no word.']);
});

it('reads names wherever a component writes them', () => {
  expect(names("<p class={late ? 'retard haut' : undefined} />")).toEqual(['retard', 'haut']);
  expect(names("<p class={kind === 'x' ? 'oui' : `non ${y}`} />")).toEqual(['oui', 'non']);
  expect(names("---\n---\n<p class:list={['mot', a && 'long']} />", 'x.astro')).toEqual([
    'mot',
    'long',
  ]);
  expect(names("button.className = 'bas'; make({ class: 'haut' });")).toEqual(['bas', 'haut']);
  expect(names("const S = { a: 'plein', b: 'vide' };\n<i class={S[x]} />")).toEqual([
    'plein',
    'vide',
  ]);
  expect(
    names("function of(a: X): string { return a ? 'juste' : ''; }\n<i class={of('z')} />"),
  ).toEqual(['juste']);
  expect(names("interface P { frame: 'large' | 'page' }\n<i class={frame} />")).toEqual([
    'large',
    'page',
  ]);
});
