/** The trainer's board of 30 learners × 50 lessons over 200,000 statements, through its public address. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { speechOf } from '../../src/core/question/speech.ts';
import { initialized, terminated } from '../../src/core/xapi/cmi5.ts';
import type { Setting } from '../../src/core/xapi/statement.ts';
import { answered, experienced } from '../../src/core/xapi/answers.ts';
import { openProjection } from '../../src/server/board/projection.ts';
import { openStore, type Store } from '../../src/server/store/db.ts';
import { openCatalogue } from '../../src/server/launch/catalogue.ts';
import { startServer } from '../../src/server/listen.ts';
import { openWriter, type StatementWriter } from '../../src/server/lrs/statement/insert.ts';
import { prepare } from '../../src/server/lrs/statement/prepare.ts';
import type { Agent, Statement } from '../../src/server/lrs/statement/types.ts';
import { ofThisMachine } from '../../src/server/surroundings.ts';
import { openPeople } from '../../src/server/people/people.ts';
import { choiceSample } from '../core/question/samples.ts';
import type { Section } from './bench.ts';
import { atLeast, atMost, ms, type Figure, worst } from './figure.ts';

const LEARNERS = 30;
const LESSONS = 50;
const STATEMENTS = 200_000;
const QUESTIONS = 15;
const SECTIONS = 8;
const BATCH = 50;
const SAMPLES = 20;
const IRI = 'https://exemple.fr/cqp/';
const PASSWORD = 'quatre mots faciles ici';
const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

export const board: Section = async function* ({ scratch }) {
  const folder = join(scratch, 'board');
  const siteDir = writeCourse(join(folder, 'dist'));
  const dataDir = join(folder, 'data');
  const seeded = await seed(siteDir, dataDir);
  yield await measure(siteDir, dataDir, seeded);
};

interface Seeded {
  readonly group: string;
  readonly perSecond: number;
  readonly count: number;
  /** One more answer of somebody, for the next sample. */
  readonly another: (count: number) => Statement;
}

async function seed(siteDir: string, dataDir: string): Promise<Seeded> {
  const store = openStore(dataDir);
  const { clock, steady, passwordCost } = ofThisMachine();
  const catalogue = openCatalogue(siteDir);
  const projection = openProjection(store, catalogue, clock);
  projection.catchUp();
  const writer = openWriter(store, clock, { onStored: projection.project });
  const people = openPeople(store, clock, steady, passwordCost);
  const trainer = people.accounts.create({ name: 'Alix', login: 'alix', role: 'administrateur' });
  people.accounts.setPassword(trainer, await people.passwords.hash(PASSWORD));
  const { id: group } = people.groups.create('Groupe');
  const units = catalogue()?.units.map(({ id }) => id) ?? [];
  const settings: Setting[] = [];
  const each = Math.ceil(STATEMENTS / (LEARNERS * LESSONS));
  let count = 0;
  let spent = 0;
  for (let learner = 0; learner < LEARNERS; learner += 1) {
    const registration = randomUUID();
    const actor = addLearner(store, people, group, registration, learner);
    for (const unit of units) {
      const setting = settingOf(actor, registration, unit);
      settings.push(setting);
      const said = sessionOf(setting, each);
      count += said.length;
      spent += insert(store, writer, said);
    }
  }
  store.close();
  const another = (index: number) =>
    answer(settings[index % settings.length], 0, index + 2, Date.now());
  return { group, perSecond: (count / spent) * 1000, count, another };
}

/** Durable batches. @returns ms */
function insert(store: Store, writer: StatementWriter, statements: readonly Statement[]): number {
  const authority: Agent = { account: { homePage: IRI, name: 'lanceur' } };
  const started = performance.now();
  for (let from = 0; from < statements.length; from += BATCH) {
    const batch = statements
      .slice(from, from + BATCH)
      .map((one) => prepare(one, { version: '1.0.3', authority, newId: randomUUID }));
    store.transaction(() => writer.insert(batch, { authoritative: false }));
  }
  return performance.now() - started;
}

async function measure(siteDir: string, dataDir: string, seeded: Seeded): Promise<Figure> {
  const key = { key: 'mesure', secret: 'un-secret-pour-mesurer' };
  const server = await startServer(
    {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      backupDir: null,
      siteDir,
      publicUrl: null,
      lrsAdmin: key,
      lmsOrigins: [],
      externalLrs: null,
      logLevel: 'error',
    },
    () => undefined,
  );
  const base = `http://127.0.0.1:${server.port}`;
  const json = { 'content-type': 'application/json' };
  try {
    const entered = await fetch(`${base}/formateur/api/connexion`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ login: 'alix', password: PASSWORD }),
    });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const walls: number[] = [];
    const cpus: number[] = [];
    let bytes = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const told = await fetch(`${base}/xapi/statements`, {
        method: 'POST',
        headers: {
          ...json,
          'x-experience-api-version': '1.0.3',
          authorization: `Basic ${btoa(`${key.key}:${key.secret}`)}`,
        },
        body: JSON.stringify(seeded.another(sample)),
      });
      if (told.status !== 200) throw new Error(await told.text());
      const cpu = process.cpuUsage();
      const started = performance.now();
      const response = await fetch(`${base}/formateur/api/groupes/${seeded.group}/tableau`, {
        headers: { cookie },
      });
      const body = (await response.json()) as { learners: { units: object }[] };
      walls.push(performance.now() - started);
      const used = process.cpuUsage(cpu);
      cpus.push((used.user + used.system) / 1000);
      const shown = body.learners.filter(({ units }) => Object.keys(units).length === LESSONS);
      if (shown.length !== LEARNERS) throw new Error(`${shown.length} learners on the board`);
      bytes = JSON.stringify(body).length;
    }
    return {
      name: 'board of 30 learners × 50 lessons over 200,000 statements / facts written, durable batches of 50',
      checks: [
        atMost(worst(walls), 300, ms),
        atLeast(seeded.perSecond, 4000, (value) => `${Math.round(value)}/s`),
      ],
      floor: '',
      peer: '–',
      how: [
        `${seeded.count} statements, each of them a fact; ${SAMPLES} requests, a new answer before each`,
        `first ${ms(walls[0] ?? NaN)}, worst CPU (client included) ${ms(worst(cpus))}, ${bytes} bytes`,
      ],
    };
  } finally {
    await server.stop();
  }
}

function addLearner(
  store: Store,
  { identities }: ReturnType<typeof openPeople>,
  group: string,
  registration: string,
  index: number,
): Agent {
  const name = randomUUID();
  const now = new Date().toISOString();
  const row = Number(
    store.db
      .prepare('INSERT INTO learner (account, home_page, created) VALUES (?, ?, ?)')
      .run(name, IRI, now).lastInsertRowid,
  );
  identities.add(row, { name: `Apprenant ${index}`, email: null, group, moreTries: 0 }, null);
  store.db
    .prepare('INSERT INTO registration (id, learner, course, created) VALUES (?, ?, ?, ?)')
    .run(registration, row, IRI, now);
  return { objectType: 'Agent', account: { homePage: IRI, name } };
}

function settingOf(actor: Agent, registration: string, unit: string): Setting {
  return {
    launch: {
      actor: { ...actor, account: { homePage: IRI, name: actor.account?.name ?? '' } },
      registration,
      activityId: `${IRI}unites/${unit}`,
      contextTemplate: {
        contextActivities: { grouping: [{ id: `${IRI}au/${unit}` }, { id: `${IRI}cours` }] },
        extensions: { [SESSION]: randomUUID() },
      },
      masteryScore: null,
      launchMode: 'Normal',
    },
    unit: { kind: 'lesson', title: unit, revision: '0123456789abcdef', courseIri: IRI },
  };
}

function sessionOf(setting: Setting, count: number): readonly Statement[] {
  const start = Date.now() - 3600_000;
  const at = (second: number) => ({
    id: randomUUID() as string,
    time: new Date(start + second * 1000).toISOString(),
  });
  const all: unknown[] = [initialized(setting, at(0))];
  for (let section = 0; section < SECTIONS; section += 1) {
    const id = `section-${section}`;
    const visited = {
      ...at(section),
      session: 's',
      epoch: 0,
      type: 'visited',
      lesson: 'l',
      section: id,
    };
    all.push(experienced(setting, visited as Parameters<typeof experienced>[1], { id, title: id }));
  }
  for (let index = 0; all.length < count - 1; index += 1)
    all.push(
      answer(setting, index, 1 + Math.floor(index / QUESTIONS), start + (index + 10) * 1000),
    );
  all.push(terminated(setting, at(count + 10), { session: count + 10, active: count }));
  return all as readonly Statement[];
}

function answer(
  setting: Setting | undefined,
  index: number,
  attempt: number,
  time: number,
): Statement {
  if (!setting) throw new Error('no setting');
  const question = { ...choiceSample, id: `question-${index % QUESTIONS}` };
  return answered(
    setting,
    {
      id: randomUUID(),
      time: new Date(time).toISOString(),
      session: 's',
      epoch: 0,
      type: 'answered',
      lesson: 'l',
      question: question.id,
      attempt,
      response: 'inflammation',
      points: index % 3 === 0 ? 0 : 1,
      max: 1,
      success: index % 3 !== 0,
      duration: 12,
      hash: 'h',
      revision: 'r',
    },
    question,
    speechOf(question),
  );
}

/** @returns the folder of the built site: only what the server needs to start. */
function writeCourse(dist: string): string {
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Mesure</title>');
  const modules = Array.from({ length: 5 }, (_, index) => `module-${index}`);
  const units = Array.from({ length: LESSONS }, (_, index) => {
    const id = `${modules[index % modules.length] ?? ''}/lecon-${index}`;
    return {
      id,
      kind: 'lesson',
      url: `/modules/${id}/`,
      title: id,
      number: 1 + Math.floor(index / modules.length),
      masteryScore: null,
      moveOn: 'Completed',
      sections: {},
      questions: Array.from({ length: QUESTIONS }, (_each, question) => `question-${question}`),
    };
  });
  const course = { id: `${IRI}cours`, title: 'Mesure' };
  const file = {
    iri: IRI,
    course,
    modules: modules.map((id) => ({ id, title: id, ink: 'voc' })),
    units,
  };
  writeFileSync(join(dist, 'lancement.json'), JSON.stringify(file));
  return dist;
}
