/**
 * The course the answers of `load.ts` are about, and its learners: with both, storing an answer also
 * feeds the trainer's board, as it does for real learners. A server without them is faster than any
 * that is used.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE, openStore } from '../../../src/server/store/db.ts';
import { LESSONS, learner, PER_LEARNER, registration } from './load.ts';

const IRI = 'https://exemple.fr/cqp/';

/** Only what the server needs to start. @returns `siteDir` */
export function writeCourse(siteDir: string): string {
  mkdirSync(siteDir, { recursive: true });
  writeFileSync(join(siteDir, 'index.html'), '<!doctype html><title>Mesure</title>');
  const units = Array.from({ length: LESSONS }, (_, index) => ({
    id: `module/lecon-${index}`,
    kind: 'lesson',
    url: `/modules/module/lecon-${index}/`,
    title: `Leçon ${index}`,
    number: 1 + index,
    masteryScore: null,
    moveOn: 'Completed',
    sections: {},
    questions: Array.from({ length: PER_LEARNER / LESSONS }, (_each, question) => `q${question}`),
  }));
  const catalogue = {
    iri: IRI,
    course: { id: `${IRI}cours`, title: 'Mesure' },
    modules: [{ id: 'module', title: 'Module', ink: 'voc' }],
    units,
  };
  writeFileSync(join(siteDir, 'lancement.json'), JSON.stringify(catalogue));
  return siteDir;
}

/** Enrols as many learners as the first `answers` answers come from; before the server starts. */
export function enrol(dataDir: string, answers: number): void {
  const { db, transaction, close } = openStore(dataDir);
  const addLearner = db.prepare(
    'INSERT INTO learner (account, home_page, created) VALUES (?, ?, ?)',
  );
  const addRegistration = db.prepare(
    'INSERT INTO registration (id, learner, course, created) VALUES (?, ?, ?, ?)',
  );
  const now = new Date().toISOString();
  transaction(() => {
    for (let index = 0; index < Math.ceil(answers / PER_LEARNER); index += 1) {
      const { homePage, name } = learner(index).account;
      const { lastInsertRowid } = addLearner.run(name, homePage, now);
      addRegistration.run(registration(index), lastInsertRowid, IRI, now);
    }
  });
  close();
}

/** How many statements the board took note of; while the server runs, too. */
export function factsIn(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  const count = Number(db.prepare('SELECT count(*) AS n FROM fact').get()?.['n']);
  db.close();
  return count;
}
