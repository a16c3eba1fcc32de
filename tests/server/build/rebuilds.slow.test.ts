/** Builds one after the other, in a process that is killed: visitors see the site before or the site after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { beside, build, freshSite, home } from '../support/builds.ts';
import { serve } from '../support/serve.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('under a running server', () => {
  it('rebuilds are not seen: each page is whole, with all it asks for', async () => {
    const siteDir = freshSite('pair');
    const { url } = await serve({ siteDir });
    const builder = rebuild(siteDir);
    const releases = new Set<string>();
    const visit = async () => {
      for (let visits = 0; visits < 150 || releases.size < 2; visits += 1) {
        const page = await fetch(`${url}/modules/vocabulaire-medical/construction/`);
        expect(page.status).toBe(200);
        const [, script = ''] = /src="(\/_astro[^"]+)"/.exec(await page.text()) ?? [];
        releases.add(script);
        expect([script, (await fetch(`${url}${script}`)).status]).toEqual([script, 200]);
        expect((await fetch(`${url}/rien/`)).status).toBe(404);
        expect(await (await fetch(`${url}/sante`)).json()).toMatchObject({ etat: 'ok' });
      }
    };
    await Promise.all([visit(), visit(), visit(), visit()]);
    await builder.kill();
    expect(releases).toEqual(new Set(['/_astro/page.pair.js', '/_astro/page.impair.js']));
  });
});

describe('killed at any moment', () => {
  it('it leaves one site or the other, whole, and the next build goes through', async () => {
    const siteDir = freshSite('pair');
    const { url } = await serve({ siteDir });
    for (let round = 0; round < 12; round += 1) {
      const builder = rebuild(siteDir);
      await builder.first;
      await new Promise((done) => setTimeout(done, round * 7));
      await builder.kill();
      for (const path of ['/', '/glossaire/', '/modules/vocabulaire-medical/construction/']) {
        const page = await fetch(`${url}${path}`);
        expect([path, page.status]).toEqual([path, 200]);
        const [, asked = ''] = /src="([^"]+)"/.exec(await page.text()) ?? [];
        expect([asked, (await fetch(`${url}${asked}`)).status]).toEqual([asked, 200]);
      }
    }
    await build(siteDir, 'fin');
    expect(home(siteDir)).toContain('fin');
    expect(beside(siteDir)).toEqual([]);
  });
});

/** Builds again and again, in a process of its own. */
function rebuild(siteDir: string) {
  const script = resolve(import.meta.dirname, '../support/rebuilds.ts');
  const child = spawn(process.execPath, [script, siteDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  return {
    first: once(child.stdout, 'data'),
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
