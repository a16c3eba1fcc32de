/** A build under a running server: visitors see the site before or the site after, whatever happens. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isFresh } from '../../../src/server/build/inputs.ts';
import { placeBefore } from '../../../src/server/build/place.ts';
import { beside, build, freshSite, home, NOW } from '../support/builds.ts';
import { serve } from '../support/serve.ts';
import { writeWholeSite } from '../support/site.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY = 24 * 3600_000;

describe('a build', () => {
  it('takes the place of the site before, with the digest of what it was made of', async () => {
    const siteDir = freshSite();
    await build(siteDir, 'deux');
    expect(home(siteDir)).toContain('deux');
    expect(isFresh(siteDir, 'deux')).toBe(true);
    expect(beside(siteDir)).toEqual([]);
  });

  it('makes a site where there is none', async () => {
    const siteDir = freshSite();
    rmSync(siteDir, { recursive: true });
    await build(siteDir, 'deux');
    expect(home(siteDir)).toContain('deux');
  });

  it.each([
    ['fails', () => false],
    [
      'writes half and throws',
      (folder: string) => {
        writeFileSync(join(folder, 'index.html'), '<html>');
        throw new Error('no space left on device');
      },
    ],
  ])('that %s changes nothing', async (_what, fail) => {
    const siteDir = freshSite();
    const make = (folder: string) => Promise.resolve().then(() => fail(folder));
    await expect(build(siteDir, 'deux', { make })).rejects.toThrow();
    expect(home(siteDir)).toContain('un');
    expect(isFresh(siteDir, 'deux')).toBe(false);
    expect(beside(siteDir)).toEqual([]);
  });

  it.each<[string, RegExp, (folder: string) => void]>([
    [
      'a lesson',
      /il manque modules\/vocabulaire-medical\/construction/,
      remove('modules/vocabulaire-medical/construction/index.html'),
    ],
    ['an empty page', /il manque 404\.html/, write('404.html', '')],
    [
      'a page cut short',
      /glossaire\/index\.html est coupé/,
      write('glossaire/index.html', '<html><p>Péri'),
    ],
    [
      'a script',
      /index\.html demande _astro\/page\.un\.js, qui manque/,
      remove('_astro/page.un.js'),
    ],
    [
      'what a script asks for',
      /page\.un\.js demande _astro\/part\.un\.js/,
      remove('_astro/part.un.js'),
    ],
    [
      'the bank',
      /il manque banque\/vocabulaire-medical\/evaluation\.json/,
      remove('banque/vocabulaire-medical/evaluation.json'),
    ],
    [
      'a bank that is readable',
      /banque\/vocabulaire-medical\/evaluation\.json est illisible/,
      write('banque/vocabulaire-medical/evaluation.json', '[{'),
    ],
    ['the list of lessons', /il manque lancement\.json/, remove('lancement.json')],
  ])('without %s is refused, in French', async (_what, sentence, spoil) => {
    const siteDir = freshSite();
    const make = (folder: string) => {
      writeWholeSite(folder, 'un');
      spoil(folder);
      return Promise.resolve(true);
    };
    const refused = build(siteDir, 'deux', { make });
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toThrow('Le site d’avant n’a pas changé.');
    expect(isFresh(siteDir, 'deux')).toBe(false);
    expect(beside(siteDir)).toEqual([]);
  });

  it('takes no word of a page for an address', async () => {
    const siteDir = freshSite();
    const make = (folder: string) => {
      writeWholeSite(folder, 'deux');
      const page = home(folder);
      const prose =
        '<p>&lt;img src="/images/photo.png"&gt;</p><a href="/%zz">x</a><img src="/images/%zz">';
      mkdirSync(join(folder, 'images'), { recursive: true });
      writeFileSync(join(folder, 'images/%zz'), 'octets');
      writeFileSync(join(folder, 'index.html'), page.replace('<body>', `<body>${prose}`));
      return Promise.resolve(true);
    };
    await build(siteDir, 'deux', { make });
    expect(home(siteDir)).toContain('deux');
  });

  it('sweeps what one that was killed has left, and leaves what one under way is making', async () => {
    const siteDir = freshSite();
    const [dead, alive] = ['.site-neuf-999999999', `.site-neuf-${process.ppid}`];
    for (const name of [dead, alive]) mkdirSync(join(dirname(siteDir), name));
    await build(siteDir, 'deux');
    expect(beside(siteDir)).toEqual([alive]);
  });

  it('says when there is no room beside the site', async () => {
    const file = join(freshSite(), 'index.html');
    await expect(build(join(file, 'site'), 'deux')).rejects.toThrow('ne peut pas être écrit (');
  });

  it('leaves a link to the site’s folder a link', async () => {
    const siteDir = freshSite();
    const link = `${siteDir}-lien`;
    symlinkSync(siteDir, link);
    await build(link, 'deux');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(home(siteDir)).toContain('deux');
  });
});

describe('the files of builds before', () => {
  it('are served to pages opened before, for ten days, however often it is built', async () => {
    const siteDir = freshSite();
    for (const [release, day] of [
      ['deux', 0],
      ['trois', 3],
      ['quatre', 9],
    ] as const)
      await build(siteDir, release, { now: new Date(NOW.getTime() + day * DAY) });
    expect(existsSync(join(siteDir, '_astro/page.un.js'))).toBe(true);
    expect(existsSync(join(siteDir, 'images/essai/photo-deux.png'))).toBe(true);
    await build(siteDir, 'cinq', { now: new Date(NOW.getTime() + 11 * DAY) });
    const scripts = readdirSync(join(siteDir, '_astro')).filter((name) => name.startsWith('page'));
    // "un" left on the first day, "deux" on the third.
    expect(scripts.sort()).toEqual([
      'page.cinq.js',
      'page.deux.js',
      'page.quatre.js',
      'page.trois.js',
    ]);
  });

  it('come back to the present when a build makes them again', async () => {
    const siteDir = freshSite();
    for (const [release, day] of [
      ['deux', 0],
      ['un', 9],
      ['trois', 15],
    ] as const)
      await build(siteDir, release, { now: new Date(NOW.getTime() + day * DAY) });
    expect(existsSync(join(siteDir, '_astro/page.un.js'))).toBe(true);
    expect(existsSync(join(siteDir, '_astro/page.deux.js'))).toBe(true);
  });
});

describe('under a running server', () => {
  it('the site before is served while the new one takes its place, and found again by a start', async () => {
    const siteDir = freshSite();
    const first = await serve({ siteDir });
    // A build that was killed between its two steps.
    renameSync(siteDir, placeBefore(siteDir));
    expect((await fetch(`${first.url}/glossaire/`)).status).toBe(200);
    expect((await fetch(`${first.url}/glossaire`, { redirect: 'manual' })).status).toBe(301);
    expect(await (await fetch(`${first.url}/sante`)).json()).toMatchObject({ etat: 'ok' });
    await first.stop();
    const again = await serve({ siteDir });
    expect((await fetch(`${again.url}/glossaire/`)).status).toBe(200);
    expect(existsSync(placeBefore(siteDir))).toBe(false);
  });

  it('a site taken away is told, by /sante and by each page, until it is back', async () => {
    const siteDir = freshSite();
    const { url, logs } = await serve({ siteDir });
    const events = () => logs.flatMap((line) => /"event":"(site-[^"]+)"/.exec(line)?.[1] ?? []);
    renameSync(siteDir, `${siteDir}-ailleurs`);
    const health = await fetch(`${url}/sante`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({
      etat: 'indisponible',
      raison: expect.stringContaining('site construit'),
    });
    const page = await fetch(`${url}/`);
    expect(page.status).toBe(503);
    expect(await page.text()).toMatch(/^Le site est momentanément absent/);
    renameSync(`${siteDir}-ailleurs`, siteDir);
    expect((await fetch(`${url}/sante`)).status).toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(200);
    expect(events()).toEqual(['site-away', 'site-back']);
    await build(siteDir, 'deux');
    expect((await fetch(`${url}/sante`)).status).toBe(200);
    expect(events()).toEqual(['site-away', 'site-back', 'site-rebuilt']);
  });
});

function remove(path: string) {
  return (folder: string) => rmSync(join(folder, path));
}
function write(path: string, text: string) {
  return (folder: string) => writeFileSync(join(folder, path), text);
}
