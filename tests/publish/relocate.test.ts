import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { relocated } from '../../src/package/build.ts';
import {
  BASE,
  markHtml,
  relocateHtml,
  relocateScript,
  withPolicy,
} from '../../src/publish/relocate.ts';

const PAGE = 'modules/a/b/index.html';
const all = () => true;

describe('a page', () => {
  test('addresses are relative to it, folders name their page, anchors and queries stay', () => {
    const html = `<a href="${BASE}/glossaire/#mot">mot</a><img src="${BASE}/images/a.png"><a href="${BASE}/">x</a>`;
    expect(relocateHtml(html, PAGE, all)).toBe(
      '<a href="../../../glossaire/index.html#mot">mot</a><img src="../../../images/a.png"><a href="../../../index.html">x</a>',
    );
    expect(relocateHtml(`<link href="${BASE}/icone.svg">`, 'index.html', all)).toBe(
      '<link href="icone.svg">',
    );
  });

  test('so are those in the data of an island', () => {
    const html = `props="{&quot;href&quot;:[0,&quot;${BASE}/modules/a/c/&quot;],&quot;bank&quot;:[0,&quot;${BASE}/banque/a.json&quot;]}"`;
    expect(relocateHtml(html, PAGE, all)).toBe(
      'props="{&quot;href&quot;:[0,&quot;../../../modules/a/c/index.html&quot;],&quot;bank&quot;:[0,&quot;../../../banque/a.json&quot;]}"',
    );
  });

  test('a link to what is not there becomes its text', () => {
    const html = `<p>Voir <a class="lien" href="${BASE}/modules/z/#un" target="_blank" rel="noopener">la <em>leçon</em></a>.</p>`;
    expect(relocateHtml(html, PAGE, (path) => !path.startsWith('modules/z'))).toBe(
      '<p>Voir <span class="lien">la <em>leçon</em></span>.</p>',
    );
  });

  test('marks and policy', () => {
    const html = withPolicy(
      markHtml('<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>', {
        'data-paquet': 'scorm12',
      }),
      "x 'self'",
    );
    expect(html).toBe(
      `<!DOCTYPE html><html data-paquet="scorm12" lang="fr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x 'self'"><title>`,
    );
  });
});

describe('a script', () => {
  const run = (code: string): unknown =>
    runInNewContext(code.replaceAll('import.meta', 'meta'), {
      URL,
      meta: { url: 'https://lms.example/cours/42/_astro/page.js' },
    });

  test.each([
    [`"${BASE}/glossaire/"`, 'https://lms.example/cours/42/glossaire/index.html'],
    [`\`${BASE}/glossaire/#\${1+1}\``, 'https://lms.example/cours/42/glossaire/index.html#2'],
    [`'${BASE}/_astro/x.js'`, 'https://lms.example/cours/42/_astro/x.js'],
    [`\`${BASE}/\${'images/a.png'}\``, 'https://lms.example/cours/42/images/a.png'],
    [
      `new URL("${BASE}/_astro/w.js",""+import.meta.url).href`,
      'https://lms.example/cours/42/_astro/w.js',
    ],
    [`[1,"${BASE}/"][1]`, 'https://lms.example/cours/42/index.html'],
  ])('%s', (code, address) => {
    expect(run(relocateScript(code, '_astro/page.js'))).toBe(address);
  });
});

describe('the files of a build', () => {
  const text = (value: string) => new TextEncoder().encode(value);

  test('without what only the server or trainers need, nor code and pictures nothing names', () => {
    const files = relocated(
      new Map([
        ['404.html', text('')],
        ['_astro/page.1a.js', text('import("./deep.2b.js")')],
        ['_astro/deep.2b.js', text('')],
        ['_astro/board.3c.js', text('import("./deep.2b.js")')],
        ['guide/index.html', text('')],
        ['images/a.png', text('a')],
        ['images/b.png', text('b')],
        [
          'index.html',
          text(`<img src="${BASE}/images/a.png"><script src="${BASE}/_astro/page.1a.js">`),
        ],
        ['lancement.json', text('{}')],
      ]),
    );
    expect([...files.keys()].sort()).toEqual([
      '_astro/deep.2b.js',
      '_astro/page.1a.js',
      'images/a.png',
      'index.html',
    ]);
  });

  test('an address that cannot be made relative stops everything', () => {
    for (const script of [`let a="x${BASE}/y"`, `let a=\`link[href="${BASE}/y"]\``])
      expect(() => relocated(new Map([['_astro/x.js', text(script)]]))).toThrow('_astro/x.js');
    expect(() =>
      relocated(new Map([['_astro/x.js', text(`let a="${BASE}/y",b=\`${BASE}/z#\${a}\``)]])),
    ).not.toThrow();
  });
});
