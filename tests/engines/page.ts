/** What a learner does on a page and reads from it, over whatever drives the engine. */
import { setTimeout as pause } from 'node:timers/promises';
import { KEYS, type Tab } from './engine.ts';

/** Of the elements of that selector, the first that says nothing but that text, else the first that says it. */
export type Target = readonly [css: string, text?: string];

/** Far more than anything takes: a wait that comes to it has failed. */
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 100;

/**
 * Looks until it is so. A page that is on its way out answers nothing: it is looked at again.
 *
 * @param look what is wrong still; null: nothing
 * @throws Error with the last answer of `look`
 */
export async function until(look: () => Promise<string | null>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const wrong = await look().catch((error: Error) => error.message);
    if (wrong === null) return;
    if (performance.now() > end) throw new Error(`${wrong}, after ${PATIENCE_MS / 1000} s`);
    await pause(LOOK_AGAIN_MS);
  }
}

/** Presses until the press is the target's: what a page shows late pushes the rest from under the pointer. */
export async function press(tab: Tab, [css, text]: Target): Promise<void> {
  let before = '';
  await until(async () => {
    const spot = await tab.evaluate(aim, css, text ?? null);
    if (typeof spot === 'string') return `${css} ${text ?? ''}: ${spot}`;
    // A page that has just changed may still scroll: what would be pressed then is something else.
    const here = spot.join();
    if (here !== before) {
      before = here;
      return `${css} ${text ?? ''}: it moves`;
    }
    await tab.click(...spot);
    // A page that was left by it, or is being left, cannot tell.
    const hit = await tab.evaluate(isHit).catch(() => null);
    return hit === false ? `${css} ${text ?? ''}: presses miss it` : null;
  });
}

/** Runs in the page. @returns null when nothing was aimed at: another page is there */
const isHit = (): boolean | null => (window as { hit?: boolean }).hit ?? null;

/** Runs in the page. @returns where to press, or why that cannot be */
function aim(css: string, text: string | null): [x: number, y: number] | string {
  const say = (one: Element) =>
    (one.getAttribute('aria-label') ?? one.textContent).replaceAll(/\s+/g, ' ').trim();
  const shown = [...document.querySelectorAll<HTMLElement>(css)].filter(
    (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible',
  );
  const one =
    text === null
      ? shown[0]
      : (shown.find((each) => say(each) === text) ??
        shown.find((each) => say(each).includes(text)));
  if (!one) return `none of ${document.querySelectorAll(css).length}`;
  if (one.matches(':disabled, [aria-disabled="true"]')) return 'it is switched off';
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Of a link over two lines, the first one.
  const [box] = one.getClientRects();
  if (!box) return 'it is gone';
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const hit = document.elementFromPoint(x, y);
  if (!hit || !one.contains(hit)) return `${hit?.outerHTML.slice(0, 80) ?? 'nothing'} is over it`;
  const told: { hit?: boolean } & typeof globalThis = window;
  told.hit = false;
  addEventListener(
    'click',
    ({ target }) => (told.hit = target instanceof Node && one.contains(target)),
    { capture: true, once: true },
  );
  return [x, y];
}

/** In place of what stands in the field. */
export async function type(tab: Tab, field: Target, text: string): Promise<void> {
  await press(tab, field);
  const old = await focused(tab);
  if (old === null) throw new Error(`${field[0]}: pressed, and the focus is elsewhere`);
  await tab.keys([KEYS.end, ...Array.from(old, () => KEYS.backspace), ...text]);
  await until(async () => {
    const value = await focused(tab);
    return value === text ? null : `${field[0]} holds « ${value} » instead of « ${text} »`;
  });
}

/** What stands in the field that has the focus; null when no field has it. */
function focused(tab: Tab): Promise<string | null> {
  return tab.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLInputElement ? field.value : null;
  });
}

/** Text of the first element, "" when there is none. */
export function read(tab: Tab, css: string): Promise<string> {
  return tab.evaluate(
    (selector) =>
      (document.querySelector(selector)?.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    css,
  );
}

export async function says(tab: Tab, css: string, what: RegExp): Promise<void> {
  await until(async () => {
    const text = await read(tab, css);
    return what.test(text) ? null : `${css} says « ${text} », not ${String(what)}`;
  });
}

export async function isAt(tab: Tab, path: RegExp): Promise<void> {
  await until(async () => {
    const at = await tab.evaluate(() => location.pathname + location.search);
    return path.test(at) ? null : `at ${at}, not at ${String(path)}`;
  });
}

export async function isFocused(tab: Tab, text: RegExp): Promise<void> {
  await until(async () => {
    const said = await tab.evaluate(() =>
      (document.activeElement?.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200),
    );
    return text.test(said) ? null : `the focus is at « ${said.slice(0, 60)} », not ${String(text)}`;
  });
}
