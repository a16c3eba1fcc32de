/** Stock Firefox, by the protocol it speaks itself: WebDriver BiDi, over a WebSocket. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Engine, Tab } from './engine.ts';
import { found, said, start, type Program } from './processes.ts';

const path = found('firefox-esr', 'firefox');

export const firefox: Engine = {
  name: 'Firefox',
  missing: path ? [] : ['Firefox is not installed: apt-get install firefox-esr'],
  limits:
    'without a window (--headless); storage is refused as its settings do (cookies and site data blocked); it drops a page in its back/forward cache that another page sends a message to, so Back then shows one loaded anew',
  cacheOutlivesMessages: false,
  keepsProfile: true,
  async start(home, storage) {
    const profile = join(home, 'profile');
    mkdirSync(profile, { recursive: true });
    const lines = Object.entries({ ...QUIET, ...(storage === 'refused' ? REFUSED : {}) }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join(''));
    const args = ['--headless', '--no-remote', '--profile', profile];
    const program = start(path ?? '', [...args, '--remote-debugging-port', '0', 'about:blank'], {
      HOME: home,
    });
    try {
      const address = await said(program, 'stderr', /BiDi listening on (ws:\S+)/);
      return await drive(await connect(`${address}/session`), program);
    } catch (error) {
      await program.stop();
      throw error;
    }
  },
};

/** The choice « block all cookies » of its settings: storage is refused with them. */
const REFUSED = { 'network.cookie.cookieBehavior': 2 };

/** It asks nobody but the server under test: no updates, settings, add-ons, or reports of a run. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.topsites.contile.enabled': false,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'fr-FR, fr',
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
};

type Send = (method: string, params: unknown) => Promise<Record<string, unknown>>;

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
}

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await new Promise<void>((done, failed) => {
    socket.addEventListener('open', () => done(), { once: true });
    socket.addEventListener('error', () => failed(new Error(`No BiDi at ${address}`)), {
      once: true,
    });
  });
  const asked = new Map<number, (reply: Reply) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id === undefined) return;
    asked.get(reply.id)?.(reply);
    asked.delete(reply.id);
  });
  socket.addEventListener('close', () => {
    for (const tell of asked.values()) tell({ error: 'closed', message: 'Firefox is gone' });
    asked.clear();
  });
  return (method, params) =>
    new Promise((done, failed) => {
      const id = (last += 1);
      asked.set(id, ({ error, message, result = {} }) =>
        error ? failed(new Error(`${method}: ${error}, ${message}`)) : done(result),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
}

async function drive(send: Send, program: Program): Promise<Browser> {
  const { capabilities } = await send('session.new', { capabilities: {} });
  let shown = '';
  return {
    version: String((capabilities as Record<string, unknown>)['browserVersion']),
    async open() {
      const { context } = await send('browsingContext.create', { type: 'tab' });
      shown = String(context);
      return tabOf(shown, send, async (id) => {
        // A page behind another gets no input from a person either.
        if (shown !== id) await send('browsingContext.activate', { context: id });
        shown = id;
      });
    },
    async close() {
      const gone = new Promise<void>((done) => program.child.once('exit', () => done()));
      // As a person closes it: what lies in its profile is written.
      await send('browser.close', {}).then(
        () => gone,
        () => undefined,
      );
      await program.stop();
    },
  };
}

function tabOf(context: string, send: Send, show: (context: string) => Promise<void>): Tab {
  return {
    async goto(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async reload() {
      await send('browsingContext.reload', { context, wait: 'complete' });
    },
    async back() {
      await send('browsingContext.traverseHistory', { context, delta: -1 });
    },
    async evaluate<Given extends readonly unknown[], T>(
      work: (...given: Given) => T | Promise<T>,
      ...given: Given
    ) {
      const { result, exceptionDetails } = await send('script.callFunction', {
        functionDeclaration: `async (given) => JSON.stringify(await (${String(work)})(...JSON.parse(given)))`,
        arguments: [{ type: 'string', value: JSON.stringify(given) }],
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error((exceptionDetails as { text: string }).text);
      const { value } = result as { value?: string };
      return (value === undefined ? undefined : JSON.parse(value)) as T;
    },
    async resize(width, height) {
      await send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    async click(x, y) {
      await show(context);
      await act({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      });
    },
    async isNamed(css, name) {
      const { nodes } = (await send('browsingContext.locateNodes', {
        context,
        locator: { type: 'accessibility', value: { name } },
      })) as { nodes: readonly { readonly sharedId: string }[] };
      for (const { sharedId } of nodes) {
        const { result } = (await send('script.callFunction', {
          functionDeclaration: '(node, css) => node.matches(css)',
          arguments: [{ sharedId }, { type: 'string', value: css }],
          target: { context },
          awaitPromise: false,
        })) as { result: { readonly value?: boolean } };
        if (result.value) return true;
      }
      return false;
    },
    async keys(keys) {
      await show(context);
      await act({
        type: 'key',
        id: 'keyboard',
        actions: keys.flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      });
    },
    async close() {
      await send('browsingContext.close', { context });
    },
  };

  async function act(source: unknown): Promise<void> {
    await send('input.performActions', { context, actions: [source] });
  }
}
