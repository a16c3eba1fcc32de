/**
 * The files of the built site, read when first asked for and kept while they do not change on disk:
 * a rebuild under a running server is served at once, and starting reads nothing. While the new site
 * takes the place of the one before (build/place.ts), the one before is read.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { placeBefore, realPlace } from '../build/place.ts';
import { ASSET_POLICY, pagePolicy, scriptPolicy } from './csp.ts';
import { compress, WORTH_COMPRESSING, type Encoding } from './encoding.ts';
import { contentType, isCompressible } from './mime.ts';
import type { Part } from './range.ts';

export interface Asset {
  readonly type: string;
  /** Hash of the content, without quotes. */
  readonly tag: string;
  readonly size: number;
  /** Content-Security-Policy. */
  readonly policy: string;
  /** In memory, or streamed from disk when large; the whole, or a part of it. */
  readonly body: (part?: Part) => Buffer | ReadableStream;
  /** null when it is not worth it. */
  readonly encoded: (encoding: Encoding) => Promise<Buffer> | null;
}

export interface Assets {
  /** @param path relative, "/" between segments, safe (see path.ts). */
  readonly find: (path: string) => Promise<Asset | null>;
  readonly isFolder: (path: string) => Promise<boolean>;
  /** False when there is nothing to serve: somebody took the folder away. */
  readonly isThere: () => Promise<boolean>;
  /** Compresses everything ahead of the first visitors; stops when `signal` aborts. */
  readonly warm: (signal: AbortSignal) => Promise<void>;
}

const HOME = 'index.html';
/** Larger files (packages, media) are not kept in memory. */
const KEPT_UP_TO = 2 * 1024 * 1024;

/** @param tell what became of the site: another build, no site, a site again. */
export function openAssets(
  root: string,
  lmsOrigins: readonly string[],
  tell: (event: 'site-rebuilt' | 'site-away' | 'site-back') => void = () => undefined,
): Assets {
  const kept = new Map<string, { readonly stamp: string; readonly asset: Asset }>();

  let isAway = false;
  const before = placeBefore(realPlace(root));

  const findIn = async (folder: string, path: string): Promise<Asset | null> => {
    const file = join(folder, path);
    const stats = await stat(file).catch(() => null);
    if (!stats?.isFile()) return null;
    const stamp = `${stats.mtimeMs}-${stats.size}-${stats.ino}`;
    const known = kept.get(file);
    if (known?.stamp === stamp) return known.asset;
    if (known && path === HOME) tell('site-rebuilt');
    // A link in the site's folder must not lead out of it.
    if (!(await realpath(file)).startsWith((await realpath(folder)) + sep)) return null;
    const asset =
      stats.size > KEPT_UP_TO
        ? streamed(file, stats.size, stamp)
        : held(file, await readFile(file), isBoard(path) ? null : lmsOrigins);
    kept.set(file, { stamp, asset });
    return asset;
  };

  /** In the site; in the one before, while that takes its place; in the site, should it just have done so. */
  const standing = async <T>(look: (folder: string) => Promise<T | null>): Promise<T | null> =>
    (await look(root)) ?? ((await isFolderAt(root)) ? null : await look(before)) ?? look(root);
  const find = (path: string): Promise<Asset | null> =>
    standing((folder) => findIn(folder, path).catch(nullIfAbsent));

  return {
    find,
    isFolder: async (path) =>
      (await standing(async (folder) => (await isFolderAt(join(folder, path))) || null)) ?? false,
    isThere: async () => {
      const isThere = (await find(HOME)) !== null;
      if (isThere === isAway) tell(isThere ? 'site-back' : 'site-away');
      isAway = !isThere;
      return isThere;
    },
    warm: async (signal) => {
      const names = await readdir(root, { recursive: true }).catch(() => []);
      for (const name of names) {
        if (signal.aborted) return;
        const asset = isCompressible(contentType(name)) ? await find(name).catch(() => null) : null;
        await asset?.encoded('br');
      }
    },
  };
}

async function isFolderAt(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** What was there a moment ago, and is being replaced. */
function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

function streamed(file: string, size: number, stamp: string): Asset {
  return {
    type: contentType(file),
    tag: createHash('sha256').update(stamp).digest('hex').slice(0, 20),
    size,
    policy: ASSET_POLICY,
    body: (part) => Readable.toWeb(createReadStream(file, part)) as ReadableStream,
    encoded: () => null,
  };
}

/** The trainer's board acts in its trainer's name: in nobody's frame, and on nobody's behalf. */
const isBoard = (path: string): boolean => path.toLowerCase().startsWith('formateur/');

function held(file: string, content: Buffer, lmsOrigins: readonly string[] | null): Asset {
  const type = contentType(file);
  const encodings = new Map<Encoding, Promise<Buffer>>();
  const worth = isCompressible(type) && content.length >= WORTH_COMPRESSING;
  return {
    type,
    tag: createHash('sha256').update(content).digest('hex').slice(0, 20),
    size: content.length,
    policy: policyOf(type, content, lmsOrigins),
    body: (part) => (part ? content.subarray(part.start, part.end + 1) : content),
    encoded: (encoding) => {
      if (!worth) return null;
      const done = encodings.get(encoding) ?? compress(content, encoding);
      encodings.set(encoding, done);
      return done;
    },
  };
}

function policyOf(type: string, content: Buffer, lmsOrigins: readonly string[] | null): string {
  if (type.startsWith('text/html')) return pagePolicy(content.toString('utf8'), lmsOrigins);
  return type.startsWith('text/javascript') ? scriptPolicy(lmsOrigins ?? []) : ASSET_POLICY;
}
