/** WebKitGTK, the engine of Safari as Debian builds it: W3C WebDriver over HTTP, on a display of its own. */
import type { Browser, Engine, Tab } from './engine.ts';
import { found, said, start, type Program } from './processes.ts';
import { freePort } from '../port.ts';

const driver = found('WebKitWebDriver');
const display = found('Xvfb');

export const webkit: Engine = {
  name: 'WebKit',
  missing: [
    ...(driver ? [] : ['WebKitGTK is not installed: apt-get install webkit2gtk-driver']),
    ...(display ? [] : ['Xvfb, which WebKitGTK needs, is not installed: apt-get install xvfb']),
  ],
  limits:
    'its driver keeps no profile, so the next visit is one of the same browser; tabs are windows; storage can only be switched off (no IndexedDB, no localStorage, cookies blocked), not refused as Safari’s settings do',
  cacheOutlivesMessages: true,
  keepsProfile: false,
  async start(home, storage) {
    const screen = start(
      display ?? '',
      ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1280x1024x24'],
      {},
      ['ignore', 'ignore', 'ignore', 'pipe'],
    );
    const programs = [screen];
    try {
      const port = await freePort();
      const service = start(
        driver ?? '',
        [`--port=${port}`],
        {
          DISPLAY: `:${await said(screen, 3, /(\d+)\n/)}`,
          HOME: home,
          XDG_RUNTIME_DIR: home,
        },
        ['ignore', 'ignore', 'ignore'],
      );
      programs.unshift(service);
      return await drive(await connect(`http://127.0.0.1:${port}`, service), storage, programs);
    } catch (error) {
      for (const { stop } of programs) await stop();
      throw error;
    }
  },
};

/** Longer than the driver itself waits for a page. */
const NO_ANSWER_MS = 90_000;

const REFUSED = ['--features=-IndexedDBAPI,-LocalStorage', '--cookies-policy=never'];

type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

async function connect(url: string, { child }: Program): Promise<Ask> {
  while (!(await fetch(`${url}/status`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver left (${child.exitCode}).`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
      signal: AbortSignal.timeout(NO_ANSWER_MS),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (answer.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${path.split('/').slice(3).join('/')}: ${error}, ${message}`);
  };
}

async function drive(
  ask: Ask,
  storage: 'kept' | 'refused',
  programs: readonly Program[],
): Promise<Browser> {
  const options = { args: ['--automation', ...(storage === 'refused' ? REFUSED : [])] };
  const { sessionId, capabilities } = (await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `/session/${sessionId}`;
  // Scripts wait for the network themselves.
  await ask('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
  const first = await ask('GET', `${session}/window`);
  let shown = first;
  const show = async (handle: unknown): Promise<void> => {
    if (shown !== handle) await ask('POST', `${session}/window`, { handle });
    shown = handle;
  };
  return {
    version: capabilities.browserVersion,
    async open() {
      // The driver opens nothing from a window that was closed.
      await show(first);
      // A tab would come up behind the first one, where nothing is seen and no press arrives.
      const { handle } = (await ask('POST', `${session}/window/new`, { type: 'window' })) as {
        handle: string;
      };
      return tabOf(async (method, path, body) => {
        await show(handle);
        return ask(method, session + path, body);
      });
    },
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      for (const { stop } of programs) await stop();
    },
  };
}

function tabOf(ask: Ask): Tab {
  return {
    goto: async (url) => void (await ask('POST', '/url', { url })),
    reload: async () => void (await ask('POST', '/refresh')),
    back: async () => void (await ask('POST', '/back')),
    async evaluate<Given extends readonly unknown[], T>(
      work: (...given: Given) => T | Promise<T>,
      ...given: Given
    ) {
      const script = `const tell = arguments[1];
        (async () => (${String(work)})(...arguments[0]))().then(
          (value) => tell({ value }), (error) => tell({ error: String(error) }))`;
      const said = (await ask('POST', '/execute/async', { script, args: [given] })) as {
        value?: T;
        error?: string;
      };
      if (said.error !== undefined) throw new Error(said.error);
      return said.value as T;
    },
    resize: async (width, height) => void (await ask('POST', '/window/rect', { width, height })),
    click: (x, y) =>
      act({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x, y, origin: 'viewport', duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    async isNamed(css, name) {
      const found = (await ask('POST', '/elements', {
        using: 'css selector',
        value: css,
      })) as readonly Readonly<Record<string, string>>[];
      for (const id of found.flatMap((one) => Object.values(one)))
        if ((await ask('GET', `/element/${id}/computedlabel`)) === name) return true;
      return false;
    },
    keys: (keys) =>
      act({
        type: 'key',
        id: 'keyboard',
        actions: keys.flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      }),
    close: async () => void (await ask('DELETE', '/window')),
  };

  async function act(source: unknown): Promise<void> {
    await ask('POST', '/actions', { actions: [source] });
  }
}
