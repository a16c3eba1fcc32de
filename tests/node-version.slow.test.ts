/** Where no binary package comes, an older Node is told in French what is missing, before it fails on something else. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SCRIPT = resolve(ROOT, 'src/node-version.cjs');

function runAs(version: string) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
  const done = spawnSync(process.execPath, ['-e', `${pretend}; require('${SCRIPT}')`], {
    encoding: 'utf8',
  });
  return { status: done.status, said: done.stderr };
}

describe('the Node that runs', () => {
  test.each(['8.17.0', '20.19.2', '22.21.0', '23.11.1'])(
    '%s is refused, and says why',
    (version) => {
      const { status, said } = runAs(version);
      expect(status).toBe(1);
      expect(said).toContain(`Il faut Node 24 ou plus récent ; celui-ci est Node ${version}.`);
      expect(said).toContain('https://nodejs.org');
      expect(said).toContain(`${process.platform}-${process.arch}`);
    },
  );

  test.each(['24.0.0', '24.21.0', '26.1.0', process.versions.node])('%s goes on', (version) => {
    expect(runAs(version)).toEqual({ status: 0, said: '' });
  });

  test('the two commands of the README begin with it', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const hook of ['postinstall', 'prestart', 'pretest'])
      expect(scripts[hook]).toBe('node src/node-version.cjs');
  });
});
