/** The LMSs that packages are framed by: one whose run-time is scorm-again, one that does as Moodle does. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import type { Sent } from '../moodle/request.ts';
import { moodleServer, treeOf, type Activity, type MoodleServer } from '../moodle/server.ts';
import {
  hostPackage,
  openPackage,
  textIn,
  type Host,
  type OwnPage,
  type Package,
} from './packages.ts';

export const VERSIONS = ['scorm12', 'scorm2004'] as const;
export type Version = (typeof VERSIONS)[number];
export const LMSS = ['scorm-again', 'moodle'] as const;
/** Every LMS in both versions. */
export const EACH = LMSS.flatMap((name) => VERSIONS.map((version) => ({ name, version })));
export type Cmi = Record<string, unknown>;

export interface Lms extends Host {
  readonly files: Package;
  /** What it holds of the lesson in its frame, without its first `cmi`. */
  held(page: Page): Promise<Cmi>;
  /** Null in an LMS that has no server here. */
  readonly server: MoodleServer | null;
}

export const openLms = (name: (typeof LMSS)[number], version: Version): Promise<Lms> =>
  name === 'moodle' ? openMoodle(version) : openScormAgain(version);

const dist = join(dirname(createRequire(import.meta.url).resolve('scorm-again')), '.');
const library = (version: Version) => readFileSync(join(dist, `${version}.min.js`), 'utf8');

/** `KEPT`: what the LMS holds of this learner; `DOWN`: it takes nothing; `MODE`: "review". Set by the tests. */
const scormAgainPage = (version: Version, sco: string) => `<!doctype html><title>LMS</title>
<script>${library(version)}</script>
<script>
const kept = window.KEPT ?? null, MODE = window.MODE ?? 'normal', old = ${version === 'scorm12'};
const api = old ? new Scorm12API({ autocommit: false, logLevel: 5 }) : new Scorm2004API({ autocommit: false, logLevel: 5 });
const entry = kept ? 'resume' : 'ab-initio';
api.loadFromJSON(old
  ? { ...kept, core: { ...kept?.core, student_id: 'lea', entry, lesson_mode: MODE }, student_data: { mastery_score: '75' } }
  : { ...kept, learner_id: 'lea', entry, mode: MODE, scaled_passing_score: '0.75' });
window.said = [];
window.LMS = new Proxy(api, { get(target, name) {
  const own = target[name];
  if (typeof own !== 'function' || !/^[A-Z]/.test(name)) return own;
  return (...args) => {
    window.said.push([name, ...args]);
    if (window.DOWN && /SetValue|Commit/.test(name)) return 'false';
    if (args[0] === 'adl.nav.request_valid.continue') return 'true';
    return own.apply(target, args);
  };
} });
window[old ? 'API' : 'API_1484_11'] = window.LMS;
window.held = () => api.renderCMIToJSONObject().cmi;
</script>
<iframe id="sco" style="width:100%;height:90vh" src="${sco}"></iframe>`;

async function openScormAgain(version: Version): Promise<Lms> {
  const files = openPackage(version);
  const pages: Record<string, OwnPage> = {};
  const host = await hostPackage(files, pages);
  for (const [at, { href }] of scos(files).entries())
    pages[`/lms/${at}`] = scormAgainPage(version, host.url(href));
  const held = (page: Page): Promise<Cmi> =>
    page.evaluate(() => (window as unknown as { held: () => Cmi }).held());
  return { ...host, files, held, server: null };
}

const MOODLE = resolve(import.meta.dirname, '../moodle');

/** @param attempts allowed by the activity; 0 for as many as wanted */
export async function openMoodle(version: Version, attempts = 0): Promise<Lms> {
  const files = openPackage(version);
  const units = scos(files);
  const activity: Activity = {
    version: version === 'scorm12' ? '1.2' : '2004',
    scos: units.map(({ mastery, objectives }, at) => ({ id: String(at), mastery, objectives })),
    attempts,
  };
  const server = moodleServer(activity);
  const pages: Record<string, OwnPage> = {};
  const host = await hostPackage(files, pages);
  for (const name of readdirSync(MOODLE).filter((one) => one.endsWith('.ts')))
    pages[`/mod/scorm/${name}`] = stripTypeScriptTypes(readFileSync(join(MOODLE, name), 'utf8'));
  for (const at of units.keys()) {
    const opening = (asked: 'normal' | 'browse') => () =>
      moodlePage({
        version: activity.version,
        visit: server.visit(asked),
        pages: units.map(({ href }) => host.url(href)),
        first: at,
      });
    pages[`/lms/${at}`] = opening('normal');
    pages[`/lms/${at}?mode=browse`] = opening('browse');
    pages[`/mod/scorm/datamodel?sco=${at}`] = (body) => {
      server.take(String(at), JSON.parse(body) as Sent[]);
      return 'true\n0';
    };
  }
  const held = async (page: Page): Promise<Cmi> =>
    treeOf(server.tracks(String(await page.evaluate('shown'))));
  return { ...host, files, server, held };
}

const moodlePage = (opening: object): string => `<!doctype html><title>Moodle</title><body>
<script type="application/json" id="visite">${JSON.stringify(opening)}</script>
<script type="module" src="/mod/scorm/page.ts"></script>`;

interface Sco {
  readonly href: string;
  readonly mastery: string;
  readonly objectives: readonly string[];
}

/** What the manifest launches, in its order. */
function scos(files: Package): readonly Sco[] {
  const manifest = textIn(files, 'imsmanifest.xml');
  const pages = [
    ...manifest.matchAll(/identifier="([^"]*)"[^>]* adlcp:scorm[tT]ype="sco" href="([^"]*)"/g),
  ];
  return pages.map(([, id = '', href = '']) => {
    const [item = ''] =
      new RegExp(`<item [^>]*identifierref="${id.replaceAll('.', '\\.')}"[^]*?</item>`).exec(
        manifest,
      ) ?? [];
    const [, mastery = ''] =
      /<(?:adlcp:masteryscore|imsss:minNormalizedMeasure)>([^<]*)/.exec(item) ?? [];
    return {
      href,
      mastery,
      objectives: [...item.matchAll(/objectiveID="([^"]*)"/g)].map(([, one = '']) => one),
    };
  });
}

const placeOf = ({ files }: Lms, unit: string): number =>
  scos(files).findIndex(({ href }) => href.includes(`/${unit}/`));

/** Path of that unit's page in the package. */
export const pageOf = (lms: Lms, unit: string): string =>
  scos(lms.files)[placeOf(lms, unit)]?.href ?? '';

/** Where the LMS shows that unit in its frame. */
export const addressOf = (lms: Lms, unit: string): string =>
  `${lms.origin}/lms/${placeOf(lms, unit)}`;

/** @param unit last part of its id: "courte" */
export async function launch(
  page: Page,
  lms: Lms,
  unit: string,
  kept: Cmi | null = null,
): Promise<Frame> {
  await page.addInitScript((value) => Object.assign(window, { KEPT: value }), kept);
  await page.goto(addressOf(lms, unit));
  return framed(page);
}

/** The lesson in the LMS's frame, once it is there. */
export async function framed(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#sco')).contentFrame();
  if (!frame) throw new Error('The LMS has a frame.');
  await expect(frame.locator('h1').first()).toBeVisible();
  return frame;
}

/** Every call the LMS heard, arguments included. */
export const heard = (page: Page): Promise<string[][]> =>
  page.evaluate(() => (window as unknown as { said: string[][] }).said);

export const saved = (frame: Frame) =>
  expect(frame.locator('#qui-lit')).toContainText('enregistrées dans votre plateforme');
