/**
 * `npm run lrs -- deplacer` gives the LRS of LRS_ENDPOINT what is kept here; `npm run lrs -- renvoyer` sends
 * again what it had refused. On DATA_DIR, beside a running server or without one.
 */
import { randomUUID } from 'node:crypto';
import { StartError, type Config, type ExternalLrs } from '../../process/config.ts';
import type { Store } from '../../store/db.ts';
import { lateMarkOf, openCatalogue } from '../../launch/catalogue.ts';
import { Refusal } from '../../lrs/refusal.ts';
import { command } from '../../ops/cli/command.ts';
import { openBeside } from '../../ops/opening.ts';
import { machineTimer } from '../../process/timer.ts';
import { openClient, type Client } from '../client.ts';
import { openCondition, type Condition } from '../condition.ts';
import { moveTo } from '../move.ts';
import { openOutbox } from '../outbox.ts';
import { patiently } from '../patience.ts';
import { probeLrs } from '../probe.ts';

const USAGE = `Usage, avec LRS_ENDPOINT, LRS_KEY et LRS_SECRET :
  npm run lrs -- deplacer    donne au LRS les traces et documents gardés ici ; peut être relancée
  npm run lrs -- renvoyer    refait les envois que le LRS avait refusés`;

interface Tools {
  readonly config: Config;
  readonly lrs: ExternalLrs;
  readonly store: Store;
  readonly client: Client;
  readonly condition: Condition;
}

await command(async (config, [work, ...more]) => {
  const run = work === 'deplacer' ? move : work === 'renvoyer' ? resend : null;
  const lrs = config.externalLrs;
  if (run === null || more.length > 0 || lrs === null) throw new StartError(USAGE);
  const { store, close } = await openBeside(config);
  const condition = openCondition(() => undefined, machineTimer.now);
  const client = openClient(lrs, fetch, condition, machineTimer);
  try {
    const wrong = await probeLrs(lrs, fetch);
    if (wrong !== null) throw new StartError(`${wrong} Rien n’a été envoyé.`);
    return await run({ config, lrs, store, client, condition });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new StartError(
      `Interrompu : ${condition.sentence() ?? error.message}. Ce qui est donné l’est pour de bon ; relancez la même commande.`,
    );
  } finally {
    close();
  }
});

async function move({ config, lrs, store, client }: Tools): Promise<string> {
  const course = openCatalogue(config.siteDir)();
  const mark = course && lateMarkOf(course);
  const { statements, documents } = await moveTo({ store, client, newId: randomUUID, mark });
  const refused = [
    ...statements.refused.map(({ id, status }) => `  trace ${id} (${status})`),
    ...documents.refused.map(({ name, status }) => `  document ${name} (${status})`),
  ];
  return [
    `Vers ${lrs.endpoint} :`,
    `${statements.given} traces données, ${statements.known} qui y étaient déjà.`,
    `${documents.given} documents donnés, ${documents.joined} réunis avec celui du LRS, ${documents.known} qui y étaient déjà.`,
    ...(refused.length > 0 ? [`Refusés par le LRS, et gardés ici :`, ...refused] : []),
    'Rien n’est effacé ici. Démarrez la plateforme avec les mêmes LRS_ENDPOINT, LRS_KEY et LRS_SECRET ; si elle a servi sans eux entre-temps, relancez cette commande.',
  ].join('\n');
}

async function resend({ store, client }: Tools): Promise<string> {
  const outbox = openOutbox(store, { client, log: () => undefined, newId: randomUUID });
  const restored = outbox.restore();
  if (restored === 0) return 'Aucun envoi n’avait été refusé.';
  await patiently(outbox.flush);
  const refused = outbox.refused();
  return `${restored - refused} envois refaits${refused > 0 ? `, ${refused} refusés de nouveau : ils restent gardés ici` : ''}.`;
}
