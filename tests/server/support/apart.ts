/** An LRS in a process of its own, which comes back where it was. */
import { afterAll } from 'vitest';
import { freePort } from '../../port.ts';
import { MACHINE, startProcess } from './process.ts';
import { freshFolder, writeSite } from './site.ts';

interface Apart {
  readonly url: string;
  readonly credentials: typeof MACHINE;
  readonly start: () => Promise<void>;
  /** As a power cut would; nothing when it does not run. */
  readonly kill: () => Promise<void>;
}

export async function apart(): Promise<Apart> {
  const port = await freePort();
  const [dataDir, siteDir] = [freshFolder(), writeSite()];
  let running = await startProcess(siteDir, dataDir, port);
  const kill = () => running.kill('SIGKILL');
  afterAll(kill);
  return {
    url: running.url,
    credentials: MACHINE,
    start: async () => {
      running = await startProcess(siteDir, dataDir, port);
    },
    kill,
  };
}
