/** Islands in unit tests: rendered and woken as in a page, over a real player that keeps things in memory. */
import type { ComponentType } from 'preact';
import { island } from '../../src/components/island.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import { wake } from '../../src/islands/wake.ts';
import type { LivePage, OnPage } from '../../src/page/base/live-page.ts';
import { observable } from '../../src/player/observable.ts';
import { createPlayer } from '../../src/player/player.ts';
import { memoryStore } from '../../src/player/store.ts';

/** A visitor's page, without a launch; its ids are "id-1", "id-2"… */
export function openPage(): LivePage {
  let count = 0;
  const uuid = (): string => `id-${String((count += 1))}`;
  const player = createPlayer({
    store: Promise.resolve(memoryStore(emptyProgress)),
    session: 's1',
    tracked: false,
    now: () => '2026-11-22T10:00:00.000Z',
    elapsed: () => 1,
    uuid,
    tabs: { tell: () => undefined, listen: () => undefined },
  });
  return {
    player,
    session: 's1',
    learner: 'visiteur',
    began: '2026-11-22T10:00:00.000Z',
    launchAddress: null,
    terms: observable(null),
    delivery: observable('none'),
    caller: observable(null),
    mustStay: observable(false),
    redo: observable([]),
    kinds: observable([]),
    uuid,
  };
}

/**
 * Puts an island into the document as a build renders it, then wakes it with that page.
 *
 * @param Built where the build renders more than the page's script does
 * @returns the element around it
 */
export async function mount<P extends OnPage>(
  page: LivePage,
  Component: ComponentType<P>,
  props: Omit<P, keyof OnPage>,
  Built: ComponentType<P> = Component,
): Promise<HTMLElement> {
  document.body.innerHTML = island('test', Built, props);
  wake('test', Component, page);
  await page.player.ready;
  await settle();
  const first = document.querySelector<HTMLElement>('cqp-ilot');
  if (!first) throw new Error('No island was rendered.');
  return first;
}

/** Three frames: effects, what they wait for in memory, what they paint afterwards. */
export async function settle(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** The one element of a kind whose text is this. */
export function byText<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const found = [...document.querySelectorAll(name)].filter(
    (one) => one.textContent.replace(/\s+/g, ' ').trim() === text,
  );
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`${String(found.length)} of ${name} « ${text} » in ${document.body.innerHTML}`);
  return only;
}

export const hasText = (name: string, text: string): boolean =>
  [...document.querySelectorAll(name)].some(
    (one) => one.textContent.replace(/\s+/g, ' ').trim() === text,
  );

/** Presses a button, and waits for what that changes. */
export async function press(text: string): Promise<void> {
  byText('button', text).click();
  await settle();
}

export async function type(field: HTMLInputElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}
