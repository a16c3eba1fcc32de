/** The integration in a real Astro project, with content outside of it, as CONTENT_DIR allows. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { courseWith, FIXTURES, HEADER, LESSON } from './overlay.ts';

const SITE = join(FIXTURES, 'site');
const ASTRO = join(import.meta.dirname, '../../node_modules/astro/bin/astro.mjs');
const BROKEN = `${HEADER}\n## Respirer\n\nUn <Terme>mot</Terme> {nom}.\n`;
const SOUND = `${HEADER}
## L'été, c'est « fini »

La **gêne** : une <Terme>dyspnée</Terme>, voir [la suite](/modules/essai/autre/).

<Figure src="./dessin.svg" alt="Un trait : l'essai">

</Figure>

<Figure src="photo.png" alt="Une photo">

</Figure>

<VraiFaux id="q" reponse="vrai" objectif="un">

Cet énoncé est rendu à partir des données.

- faux : Non.

> Oui.

</VraiFaux>

## Respirer

Un mot.
`;

const temporary: string[] = [];
const running: ChildProcess[] = [];

afterAll(async () => {
  for (const child of running) child.kill();
  await Promise.all(temporary.map((dir) => rm(dir, { recursive: true, force: true })));
});

async function astro(dir: string, args: readonly string[], base = '/') {
  const out = await mkdtemp(join(tmpdir(), 'site-'));
  temporary.push(out);
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    VITEST: undefined,
    ASTRO_TELEMETRY_DISABLED: '1',
    CONTENT_DIR: dir,
    OUT_DIR: join(out, 'dist'),
    CACHE_DIR: join(out, 'cache'),
    BASE: base,
  };
  const child = spawn(process.execPath, [ASTRO, ...args, '--root', SITE], { env, cwd: SITE });
  running.push(child);
  const said = { text: '' };
  const hear = (chunk: Buffer): void => {
    said.text += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    child,
    said,
    page: (id: string) => readFile(join(out, 'dist', id, 'index.html'), 'utf8'),
    out,
  };
}

async function build(dir: string, base?: string) {
  const run = await astro(dir, ['build'], base);
  const [code] = (await once(run.child, 'close')) as [number];
  return { ...run, code };
}

const withPhoto = (): Promise<string> =>
  courseWith({ [LESSON]: SOUND, 'modules/essai/photo.png': 'octets' });

describe('astro build', () => {
  it('renders content that lies outside the project', async () => {
    const { code, said, page } = await build(await withPhoto());
    expect(said.text).toContain('aucune erreur');
    expect(code).toBe(0);
    const html = await page('essai/lecon');
    expect(html).toContain('<h2 id="l-ete-c-est-fini">L’été, c’est «\u00a0fini\u00a0»</h2>');
    expect(html).toContain(
      '<strong>gêne</strong>\u00a0: une <span data-tag id="dyspnee">dyspnée</span>',
    );
    expect(html).toContain('data-src="essai/dessin.svg" data-alt="Un trait\u00a0: l’essai"');
    expect(html).toContain('<span data-tag id="q"></span>');
    expect(html).not.toContain('rendu à partir des données');
    expect(await page('essai/autre')).toContain('href="/modules/essai/lecon/#respirer"');
  });

  it('reads a folder that is a link, under its own name', async () => {
    const dir = await withPhoto();
    const link = `${dir}-lien`;
    await symlink(dir, link);
    temporary.push(link);
    // What is rendered is what was read: a file of macOS, whose accents are composed then.
    await writeFile(join(dir, LESSON), SOUND.normalize('NFD'));
    const { code, said, page } = await build(link);
    expect(said.text).toContain('aucune erreur');
    expect(code).toBe(0);
    expect(await page('essai/lecon')).toContain('<strong>gêne</strong>');
  });

  it('puts addresses and images under the base', async () => {
    const { code, page, out } = await build(await withPhoto(), '/cours');
    expect(code).toBe(0);
    const html = await page('essai/lecon');
    expect(html).toContain('href="/cours/modules/essai/autre/"');
    const image = /data-src="\/cours(\/images\/essai\/photo-[0-9a-f]{8}\.png)"/.exec(html)?.[1];
    expect(await readFile(join(out, 'dist', image ?? ''), 'utf8')).toBe('octets');
  });

  it('stops with the diagnostics and a sentence when a page is broken', async () => {
    const { code, said } = await build(await courseWith({ [LESSON]: BROKEN }));
    expect(code).not.toBe(0);
    expect(said.text).toContain('01-lecon.mdx:18:11 erreur [terme-inconnu]');
    expect(said.text).toContain('01-lecon.mdx:18:23 erreur [accolade]');
    expect(said.text).toContain(
      'Le site n’est pas construit : corrigez d’abord les erreurs ci-dessus.',
    );
    expect(said.text).not.toContain('at async');
  });
});

describe('astro dev', () => {
  it('tells a broken lesson, keeps the others, and follows what the trainer saves', async () => {
    const dir = await courseWith({ [LESSON]: BROKEN });
    const port = await freePort();
    const { said } = await astro(dir, ['dev', '--port', String(port)]);
    const get = (id: string) => fetch(`http://localhost:${port}/${id}`).catch(() => null);
    await until(async () => (await get('essai/autre'))?.status === 200);
    expect(said.text).toContain('erreur [terme-inconnu]');
    expect((await get('essai/lecon'))?.status).toBe(404);
    expect(await (await get('essai/autre'))?.text()).toContain('pages écartées : essai/lecon');

    await writeFile(join(dir, LESSON), SOUND.replace(/<Figure src="photo[\s\S]*?<\/Figure>\n/, ''));
    await until(async () => (await get('essai/lecon'))?.status === 200);
    expect(said.text).toContain('aucune erreur');

    // A faulty module.yaml is listed, and takes no lesson away.
    const module = join(dir, 'modules/essai/module.yaml');
    const whole = await readFile(module, 'utf8');
    await writeFile(module, 'titre: [\n');
    await until(async () =>
      ((await (await get('essai/lecon'))?.text()) ?? '').includes('écartées : essai</p>'),
    );
    expect((await get('essai/autre'))?.status).toBe(200);
    await writeFile(module, whole);

    await writeFile(join(dir, LESSON), `${HEADER}\n## Un autre titre\n\nUn <Terme>mot</Terme>.\n`);
    await until(async () => (await get('essai/lecon'))?.status === 404);

    await writeFile(
      join(dir, 'glossaire/termes.yaml'),
      '- terme: dyspnée\n  definition: Une gêne.\n- terme: mot\n  definition: Un mot.\n',
    );
    await until(async () => {
      const html = await (await get('essai/lecon'))?.text();
      return html?.includes('<span data-tag id="mot"') === true;
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function until(met: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 900; tries += 1) {
    if (await met()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came');
}
