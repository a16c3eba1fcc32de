/** Registers the service worker with which pages can be read again without a network. */
import worker from './offline.worker.ts?worker&url';

/** On our own site alone (its server allows the scope): an LMS decides itself what it keeps of a package. */
export async function keepForOffline(): Promise<void> {
  // The preview's pages change under one's hand.
  if (import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register(worker, { scope: '/' });
  } catch {
    // An unencrypted page, a private window: pages come from the network alone.
  }
}
