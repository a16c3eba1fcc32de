/** Writes the data of tests/frozen: run in a checkout of the release whose data it is (../README.md). */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadCourse } from '../../../src/authoring/read-course.ts';
import { documentsOf } from './documents.ts';
import { manifestsOf, namesOf } from './names.ts';
import { statementsOf } from './statements.ts';
import { suspendOf } from './suspend.ts';
import { walk } from './walk.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const [out] = process.argv.slice(2);
if (!out) throw new Error('node tests/frozen/make/run.ts <new folder>');

const write = (name: string, value: unknown): void => {
  const file = join(out, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value)}\n`);
};

const scratch = mkdtempSync(join(tmpdir(), 'cqp-fige-'));
const site = join(scratch, 'site');
execFileSync('astro', ['build', '--silent', '--outDir', site], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, CONTENT_DIR: 'tests/fixtures/cours' },
});

for (const [name, folder] of [
  ['cours', 'content'],
  ['essai', 'tests/fixtures/cours'],
] as const) {
  const { course } = await loadCourse(join(ROOT, folder));
  write(`noms/${name}.json`, namesOf(course));
  write(`noms/${name}-manifestes.json`, manifestsOf(course));
}
const { course } = await loadCourse(join(ROOT, 'tests/fixtures/cours'));
write('declarations.json', statementsOf(course));
write('scorm.json', suspendOf(course));
const walked = await walk(site, join(scratch, 'data'), join(out, 'base'));
for (const [name, dump] of Object.entries(walked.browsers)) write(`navigateur/${name}.json`, dump);
for (const [name, value] of Object.entries(await documentsOf(site, join(out, 'base'), walked)))
  write(name, value);
console.log(`Written to ${out}.`);
process.exit(0);
