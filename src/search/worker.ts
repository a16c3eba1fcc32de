/** The search's worker: everything heavy happens here, so that typing never waits. */
import { createSession, type Ask } from './session.ts';

// The DOM's types are the project's; a dedicated worker's scope differs in this one method.
const scope = globalThis as unknown as { postMessage: (message: unknown) => void };
let base = '';

const session = createSession({
  get: async (name, fresh) => {
    const response = await fetch(`${base}${name}.json`, fresh ? { cache: 'reload' } : {});
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return (await response.json()) as unknown;
  },
  tell: (message) => scope.postMessage(message),
  soon: (run) => setTimeout(run),
});

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'search') session.search(data);
  else {
    base = data.base;
    session.open(data.titles);
  }
});
