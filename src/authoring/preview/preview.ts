/**
 * The preview is the truth: a page is made of the folder as it is when it is asked for, and one that is
 * open asks again once the folder has changed. What Vite and Astro would do file by file does not apply.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRunnableDevEnvironment, type ViteDevServer } from 'vite';
import type { Content } from '../content.ts';
import { reportOf } from '../report.ts';
import { holding } from './response.ts';
import { signatureOf } from './signature.ts';

/** Saving in an editor writes several times. */
const SETTLE_MS = 60;
/** What no event told: folders exchanged, network disks. */
const LOOK_MS = 400;
/** The state a page was made of; its script sends it back, see client.ts. */
export const STATE_HEADER = 'cours';
export const STATE_EVENT = 'cours:etat';
/** A page that is rendered for longer is stuck. */
const MOST_MS = 3000;
const LEFT_MS = 1000;
/** A page overtaken by a save is made again, but not for ever. */
const MOST_TRIES = 5;

/** `isOurs`: whether a module is made of the folder. */
export function preview(
  server: ViteDevServer,
  content: Content,
  isOurs: (id: string) => boolean,
): void {
  // Before anything is read: what is saved from now on is seen.
  let signature = signatureOf(content.dir);
  let state = 0;
  let following = Promise.resolve();
  const renders = openCount();

  /** The folder as it is now has been read, and pages will be made of it. */
  const follow = (): Promise<void> => {
    following = following.then(async () => {
      const now = signatureOf(content.dir);
      if (now === signature) return;
      signature = now;
      try {
        console.log(`\n${reportOf(await content.reload())}\n`);
      } catch (error) {
        console.error(error);
      }
      // A page under way would write what it is made of over what comes after.
      await renders.over(MOST_MS);
      state += 1;
      forget(server, isOurs);
      server.environments.client.hot.send({ type: 'full-reload', path: '*' });
    });
    return following;
  };

  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), SETTLE_MS);
  };
  server.watcher.add(content.dir);
  server.watcher.on('all', (_event, file) => {
    if (file.startsWith(content.dir)) soon();
  });
  const look = setInterval(() => {
    if (signatureOf(content.dir) !== signature) soon();
  }, LOOK_MS);
  look.unref();
  server.httpServer?.once('close', () => clearInterval(look));

  // A page that was on its way when the folder changed has heard of nothing.
  server.environments.client.hot.on(STATE_EVENT, (seen: unknown, client) => {
    if (seen !== String(state)) client.send({ type: 'full-reload', path: '*' });
  });

  const handle = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    void answer(request, response, next).catch((error: unknown) => {
      console.error(error);
      next();
    });
  };
  // Before Astro's own, which stand before those of any plugin and speak English.
  server.httpServer?.once('listening', () => {
    server.middlewares.stack.unshift({ route: '', handle });
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (!isPage(path, query)) {
      next();
      return;
    }
    if (!path.endsWith('/') && !/\.\w+$/.test(path)) {
      response.writeHead(307, { location: `${path}/${query && `?${query}`}` });
      response.end();
      return;
    }
    const address = decoded(path);
    if (address === null) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Cette adresse ne peut pas être lue.');
      return;
    }
    await follow();
    const end = renders.begin();
    // Left by its reader, it may go on for a moment.
    response.once('close', () => setTimeout(end, LEFT_MS).unref());
    const before = state;
    const image = (await content.load()).images[address.slice(address.indexOf('/images/'))];
    if (image !== undefined) {
      end();
      response.end(await readFile(image));
      return;
    }
    const tries = Number(new URLSearchParams(query).get(TRIES) ?? 0);
    response.setHeader('server-timing', `${STATE_HEADER};desc="${before}"`);
    holding(response, () => {
      end();
      if (before === state || tries >= MOST_TRIES) return null;
      const again = new URLSearchParams(query);
      again.set(TRIES, String(tries + 1));
      return `${path}?${again.toString()}`;
    });
    next();
  }
}

const TRIES = 'essai-apercu';

/** What a page may answer, were it that there is none: not Vite's own, nor the code of the site. */
function isPage(path: string, query: string): boolean {
  return !(
    /^\/(@|src\/|node_modules\/|_astro\/)/.test(path) || /(^|&)(import|html-proxy)\b/.test(query)
  );
}

/** How many pages are being rendered. */
function openCount(): {
  /** @returns what ends this one; a second call is none. */
  readonly begin: () => () => void;
  /** Settles when there is none, or after that time. */
  readonly over: (most: number) => Promise<void>;
} {
  const underWay = new Set<object>();
  let told: (() => void) | null = null;
  return {
    begin: () => {
      const one = {};
      underWay.add(one);
      return () => {
        underWay.delete(one);
        if (underWay.size === 0) told?.();
      };
    },
    over: async (most) => {
      if (underWay.size === 0) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, most);
        told = () => {
          clearTimeout(timer);
          done();
        };
      });
      told = null;
    },
  };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Everything made of the folder, and every page made with it, is made again when next asked for. */
function forget(server: ViteDevServer, isOurs: (id: string) => boolean): void {
  const now = Date.now();
  for (const environment of Object.values(server.environments)) {
    const { moduleGraph } = environment;
    const stale = new Set<NonNullable<ReturnType<typeof moduleGraph.getModuleById>>>();
    for (const [id, module] of moduleGraph.idToModuleMap)
      if (isOurs(id)) moduleGraph.invalidateModule(module, stale, now, true);
    if (!isRunnableDevEnvironment(environment)) continue;
    // What was run is kept apart from what was read.
    const { evaluatedModules } = environment.runner;
    for (const { id } of stale) {
      const evaluated = id === null ? undefined : evaluatedModules.getModuleById(id);
      if (evaluated !== undefined) evaluatedModules.invalidateModule(evaluated);
    }
  }
}
