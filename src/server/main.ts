/**
 * `npm run serve`: the built site, the LRS and the launcher in one process.
 * Logs go to stdout as JSON lines, with the first administrator's link while there is none; what else
 * is said to a person goes to stderr, in French.
 */
import { resolve } from 'node:path';
import { probeLrs } from './external/probe.ts';
import { startServer } from './listen.ts';
import { readConfig, type Config } from './process/config.ts';
import { jsonLog } from './process/log.ts';
import { refuse } from './process/refuse.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export async function run(config: Config): Promise<void> {
  const log = jsonLog(
    config.logLevel,
    (line) => process.stdout.write(line),
    () => new Date(),
  );
  const server = await startServer(config, log);
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stderr.write(
    `Les modules sont sur ${server.url}/ ; pour arrêter : Ctrl + C.${
      config.host === '127.0.0.1'
        ? ' (Cette machine seulement ; HOST=0.0.0.0 les ouvre au réseau.)'
        : ''
    }\n`,
  );
  if (config.externalLrs)
    void probeLrs(config.externalLrs, fetch).then(
      (sentence) => sentence !== null && process.stderr.write(`${sentence}\n`),
    );
  if (server.invitation !== null)
    process.stdout.write(
      `Personne n’administre encore cette plateforme. Ouvrez ce lien pour créer votre compte (il sert une fois, pendant 24 heures ; un nouveau démarrage en donne un autre) :\n${server.invitation}\n`,
    );
}

if (import.meta.main) {
  try {
    await run(readConfig(process.env, ROOT));
  } catch (error) {
    refuse(error);
  }
}
