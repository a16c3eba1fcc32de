/**
 * Wakes the texts to write of a page. Fetched by pages that have one alone; whose they are is known by the same keys
 * as the rest of the page's work.
 */
import { h, hydrate } from 'preact';
import { isKnown, rememberedLearner, VISITOR } from '../../page/base/learner-key.ts';
import { readSessionKey } from '../../page/base/session-key.ts';
import { uuid } from '../../page/base/uuid.ts';
import { fetchLearner, ownKey } from '../../page/later/learner.ts';
import { browserLocks } from '../../player/locks.ts';
import { drawer } from '../parts/drawer.ts';
import { createDesk, type WritingDesk } from './desk.ts';
import { draftsKey } from './drafts.ts';
import { ProductionBlock, type ProductionProps } from './ProductionBlock.tsx';

export async function startProductions(): Promise<void> {
  // Read over a lesson (page/later/aside.ts): what is seen there is not done there.
  if ('lecture' in document.documentElement.dataset) return;
  const places = [...document.querySelectorAll('cqp-ilot[name="production"]')].map((element) => ({
    element,
    props: JSON.parse(element.getAttribute('props') ?? '{}') as ProductionProps,
  }));
  const [first] = places;
  if (!first) return;
  const desk = openDesk(first.props.unit, await learnerOfPage());
  for (const { element, props } of places) hydrate(h(ProductionBlock, { ...props, desk }), element);
  await desk.look();
  keepLooking(
    desk,
    places.flatMap(({ element }) => element.firstElementChild ?? []),
  );
}

/** As the page's start has it (page/start.ts); the first page after a personal link is still a visitor's. */
async function learnerOfPage(): Promise<string> {
  const launched = readSessionKey()?.learner;
  if (launched !== undefined) return launched;
  if (!isKnown()) return VISITOR;
  const remembered = rememberedLearner();
  if (remembered !== null) return remembered;
  const me = await fetchLearner();
  return me ? ownKey(me) : VISITOR;
}

function openDesk(unit: string, learner: string): WritingDesk {
  const key = draftsKey(learner, unit);
  const storage = drawer(key);
  storage.write(storage.read() ?? '{}');
  return createDesk({
    unit,
    fetch: isKnown() && learner !== VISITOR ? window.fetch.bind(window) : null,
    storage,
    isLasting: isThere(key),
    isMine: (account) => ownKey({ account }) === learner,
    newId: uuid,
    alone: (work) => browserLocks().hold(key, work),
  });
}

function isThere(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** While the page is looked at, or something has to leave. */
function keepLooking(desk: WritingDesk, places: readonly Element[]): void {
  const inView = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), desk.pause(inView.size > 0));
  };
  async function turn(): Promise<void> {
    clearTimeout(timer);
    const { network, memory } = desk.state.value;
    if (network === 'alone' || network === 'closed') return;
    const isWaited = Object.keys({ ...memory.texts, ...memory.ticks }).length > 0;
    if (!document.hidden || isWaited) await desk.look();
    wait();
  }
  const now = (): void => void turn();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    if (entries.some(({ isIntersecting }) => isIntersecting)) now();
    else wait();
  });
  for (const place of places) watcher.observe(place);
  document.addEventListener('visibilitychange', now);
  addEventListener('online', now);
}
