/**
 * What the environment decides. Every variable is read here and nowhere else; a value that cannot
 * be used stops the start with one French sentence.
 */
import { resolve } from 'node:path';
import { isNetwork } from './networks.ts';
import { withoutEnd } from '../../core/text/text.ts';

export interface Config {
  /**
   * Address to listen on. Loopback by default: without TLS nothing personal should cross a network
   * before someone decided so, and a reverse proxy on the same machine needs no more.
   */
  readonly host: string;
  /** 0 = any free port (tests). */
  readonly port: number;
  readonly dataDir: string;
  /** Where copies of the database go; none: beside the data. */
  readonly backupDir?: string | null;
  /** The built site. */
  readonly siteDir: string;
  /** Origin learners use, without trailing slash, when it is not what the Host header says (proxy, TLS). */
  readonly publicUrl: string | null;
  /** Credentials for machine access to the LRS; none when null. */
  readonly lrsAdmin: Credentials | null;
  /** Origins of other platforms that launch or frame these lessons. */
  readonly lmsOrigins: readonly string[];
  /** Proxies on other machines whose X-Forwarded-For is believed: addresses or networks. */
  readonly trustedProxies?: readonly string[];
  /** Where statements and documents are kept instead of here; none when null. */
  readonly externalLrs: ExternalLrs | null;
  readonly logLevel: LogLevel;
}

export interface ExternalLrs extends Credentials {
  /** Base URL, with a final "/". */
  readonly endpoint: string;
}

export interface Credentials {
  readonly key: string;
  readonly secret: string;
}

export type LogLevel = 'info' | 'warn' | 'error';

type Env = Readonly<Record<string, string | undefined>>;

/** A reason not to start, told to whoever runs the server. `message` is a French sentence. */
export class StartError extends Error {}

/** @param root the project's folder, which holds `dist/`. */
export function readConfig(env: Env, root: string): Config {
  const value = (name: string) => env[name]?.trim() || null;
  const backupDir = value('BACKUP_DIR');
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: readPort(value('PORT') ?? '4321'),
    dataDir: resolve(root, value('DATA_DIR') ?? 'data'),
    backupDir: backupDir === null ? null : resolve(root, backupDir),
    siteDir: resolve(root, value('SITE_DIR') ?? 'dist'),
    publicUrl: readOrigin('PUBLIC_URL', value('PUBLIC_URL')),
    lrsAdmin: readAdmin(value('LRS_ADMIN_KEY'), value('LRS_ADMIN_SECRET')),
    lmsOrigins: (value('LMS_ORIGINS') ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((origin) => readOrigin('LMS_ORIGINS', origin) ?? origin),
    trustedProxies: (value('TRUSTED_PROXIES') ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readNetwork),
    externalLrs: readExternal(value('LRS_ENDPOINT'), value('LRS_KEY'), value('LRS_SECRET')),
    logLevel: readLevel(value('LOG_LEVEL') ?? 'info'),
  };
}

/** How long things are kept, in years (people/retention.ts). @throws StartError */
export function readRetention(env: Env): {
  readonly identityYears: number;
  readonly evidenceYears: number;
  readonly accessYears: number;
} {
  const years = (name: string, fallback: number): number => {
    const text = env[name]?.trim() || String(fallback);
    if (!/^[1-9]\d?$/.test(text))
      throw new StartError(`${name} vaut « ${text} » : indiquez un nombre d’années, de 1 à 99.`);
    return Number(text);
  };
  return {
    identityYears: years('CONSERVATION_IDENTITES', 6),
    evidenceYears: years('CONSERVATION_PREUVES', 6),
    accessYears: years('CONSERVATION_ACCES', 1),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new StartError(`PORT vaut « ${text} » : indiquez un nombre entre 1 et 65535.`);
  return port;
}

function readOrigin(name: string, text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username)
    throw new StartError(
      `${name} contient « ${text} » : indiquez une adresse comme https://formation.exemple.fr, sans chemin.`,
    );
  return url.origin;
}

function readAdmin(key: string | null, secret: string | null): Credentials | null {
  if (key === null && secret === null) return null;
  if (key === null || secret === null)
    throw new StartError(
      'LRS_ADMIN_KEY et LRS_ADMIN_SECRET vont ensemble : donnez les deux ou aucune.',
    );
  if (key.includes(':')) throw new StartError('LRS_ADMIN_KEY ne peut pas contenir « : ».');
  if (secret.length < 16)
    throw new StartError('LRS_ADMIN_SECRET est trop court : il faut au moins 16 caractères.');
  return { key, secret };
}

function readExternal(
  endpoint: string | null,
  key: string | null,
  secret: string | null,
): ExternalLrs | null {
  if (endpoint === null && key === null && secret === null) return null;
  if (endpoint === null || key === null || secret === null)
    throw new StartError('LRS_ENDPOINT, LRS_KEY et LRS_SECRET vont ensemble : donnez les trois.');
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    throw new StartError(
      `LRS_ENDPOINT contient « ${endpoint} » : indiquez une adresse comme https://lrs.exemple.fr/xapi/.`,
    );
  return { endpoint: `${withoutEnd(url.href, '/')}/`, key, secret };
}

function readNetwork(text: string): string {
  if (isNetwork(text)) return text;
  throw new StartError(
    `TRUSTED_PROXIES contient « ${text} » : indiquez des adresses ou des réseaux, comme 10.0.0.5 ou 10.0.0.0/8.`,
  );
}

function readLevel(text: string): LogLevel {
  if (text === 'info' || text === 'warn' || text === 'error') return text;
  throw new StartError(`LOG_LEVEL vaut « ${text} » : choisissez info, warn ou error.`);
}
