/**
 * `npm run conservation`: says what is older than it may be kept; with `--appliquer`, removes it. On
 * DATA_DIR, beside a running server or without one.
 */
import { resolve } from 'node:path';
import { readConfig, readRetention, StartError } from '../../config.ts';
import type { Store } from '../../db.ts';
import { openLearners } from '../../launch/learners.ts';
import { refuse } from '../../main.ts';
import { openBeside } from '../../ops/opening.ts';
import { openIdentities } from '../identities.ts';
import { rehearse } from '../../rehearse.ts';
import { applyRetention, type Expired, type Retention } from '../retention.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

function apply(store: Store, retention: Retention): readonly Expired[] {
  const clock = () => new Date();
  const identities = openIdentities(store.db, clock);
  const learners = openLearners(store.db, clock);
  return applyRetention(store, retention, clock(), (row) => {
    learners.leaveAll(row);
    identities.remove(row);
  });
}

try {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== '--appliquer'))
    throw new StartError('Usage : npm run conservation [-- --appliquer]');
  const retention = readRetention(process.env);
  const { store, close } = await openBeside(readConfig(process.env, ROOT));
  try {
    const run = () => apply(store, retention);
    const report = option === undefined ? rehearse(store, run) : run();
    const lines = report.map(({ what, count }) => `${String(count).padStart(8)}  ${what}`);
    process.stdout.write(
      [
        `Durées : identités ${retention.identityYears} ans, preuves ${retention.evidenceYears} ans, accès ${retention.accessYears} an(s).`,
        ...lines,
        option === undefined
          ? 'Rien n’a été supprimé. Pour le faire : npm run conservation -- --appliquer'
          : 'C’est fait. Les sauvegardes antérieures contiennent encore ces données.',
        '',
      ].join('\n'),
    );
  } finally {
    close();
  }
} catch (error) {
  refuse(error);
}
