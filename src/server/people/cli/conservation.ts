/**
 * `npm run conservation`: says what is older than it may be kept; with `--appliquer`, removes it. On
 * DATA_DIR, beside a running server or without one.
 */
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, readRetention, StartError } from '../../process/config.ts';
import { DATABASE_FILE, type Store } from '../../store/db.ts';
import { refuse } from '../../process/refuse.ts';
import { openBeside } from '../../ops/opening.ts';
import { bytesOf } from '../../ops/space.ts';
import { openTrace } from '../../ops/trace.ts';
import { forgetLearner, writeAnew } from '../forget.ts';
import { rehearse } from '../../store/rehearse.ts';
import { applyRetention, type ExpiredRows, type Retention } from '../retention.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

function apply(store: Store, retention: Retention): readonly ExpiredRows[] {
  const clock = () => new Date();
  return store.transaction(() => {
    const report = applyRetention(store, retention, clock(), (row) => forgetLearner(store.db, row));
    const removed = report.filter(({ count }) => count > 0);
    if (removed.length > 0) {
      writeAnew(store.db);
      openTrace(store.db, clock).note({
        action: 'retention',
        account: null,
        subject: null,
        detail: removed.map(({ what, count }) => `${count} ${what}`).join(', '),
      });
    }
    return report;
  });
}

/** Writing the whole file anew keeps a server from writing for that long: about a second. */
const WRITTEN_ANEW_BYTES = 64 * 1024 * 1024;
/** How often the log is tried to be emptied while a copy of it is being made, a second apart. */
const ATTEMPTS = 120;

/** What was removed is then in no byte of the folder. @returns false when somebody read it all the while */
async function scrub(store: Store, dataDir: string): Promise<boolean> {
  if (bytesOf(join(dataDir, DATABASE_FILE)) < WRITTEN_ANEW_BYTES) store.db.exec('VACUUM');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (store.emptyLog()) return true;
    await sleep(1000);
  }
  return false;
}

try {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== '--appliquer'))
    throw new StartError('Usage : npm run conservation [-- --appliquer]');
  const retention = readRetention(process.env);
  const config = readConfig(process.env, ROOT);
  const { store, close } = await openBeside(config);
  try {
    const run = () => apply(store, retention);
    const report = option === undefined ? rehearse(store, run) : run();
    const emptied = option === undefined || (await scrub(store, config.dataDir));
    const lines = report.map(({ what, count }) => `${String(count).padStart(8)}  ${what}`);
    process.stdout.write(
      [
        `Durées : identités ${retention.identityYears} ans, preuves ${retention.evidenceYears} ans, accès ${retention.accessYears} an(s).`,
        ...lines,
        option === undefined
          ? 'Rien n’a été supprimé. Pour le faire : npm run conservation -- --appliquer'
          : 'C’est fait. Les sauvegardes antérieures contiennent encore ces données.',
        ...(emptied
          ? []
          : ['Un autre programme lit la base : son journal sera vidé à l’arrêt du serveur.']),
        '',
      ].join('\n'),
    );
  } finally {
    close();
  }
} catch (error) {
  refuse(error);
}
