/** A learner about whom everything is kept that can be. */
import { answered, completed, entered, initialized, runAu, stateOf } from './launch.ts';
import type { Trainer } from './people.ts';
import type { TestServer } from './serve.ts';

const LESSON = 'vocabulaire-medical/construction';

/** Somebody of a new group who has answered one question and left a state. */
export async function busyLearner(server: TestServer, admin: Trainer, name = 'Inès Perrin') {
  const made = await admin.ask('POST', 'groupes', { name: 'Promotion' });
  const group = ((await made.json()) as { id: string }).id;
  await admin.ask('POST', `groupes/${group}/apprenants`, {
    text: `${name};ines.perrin@exemple.fr`,
  });
  const rows = await admin.ask('GET', `groupes/${group}/liens`);
  const [row] = (await rows.json()) as { learner: { id: string }; url: string }[];
  const link = new URL(row?.url ?? '').pathname;
  const who = await entered(server.url, { link });
  const au = await runAu(who, server.url, LESSON);
  await au.send(initialized(au), answered(au), completed(au));
  await au.xapi('activities/state', {
    method: 'PUT',
    params: stateOf(au, 'progress'),
    body: { seen: ['a'] },
  });
  return { id: row?.learner.id ?? '', group, link, who, au, path: `apprenants/${row?.learner.id}` };
}
