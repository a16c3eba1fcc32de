// @vitest-environment happy-dom
/** A page whose code did not come: when it is loaded anew, and when it must not be. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadAnew } from '../../src/page/base/load-anew.ts';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { observable } from '../../src/player/observable.ts';

const reload = vi.fn();
const network = vi.fn<() => Promise<Response>>();
const page = (must: boolean) => ({ mustStay: observable(must) }) as unknown as LivePage;
const minute = () => vi.advanceTimersByTimeAsync(60_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', network);
  vi.spyOn(location, 'reload').mockImplementation(reload);
  network.mockResolvedValue(new Response(''));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  reload.mockReset();
});

test('once its address answers, and not before', async () => {
  network.mockRejectedValueOnce(new TypeError('no network'));
  network.mockResolvedValueOnce(new Response('', { status: 503 }));
  loadAnew(page(false));
  await minute();
  await minute();
  expect(reload).not.toHaveBeenCalled();
  await minute();
  expect(reload).toHaveBeenCalledOnce();
});

test('as soon as the browser hears of a network', async () => {
  loadAnew(page(false));
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  // Once for each page of this file: they share a window.
  expect(reload).toHaveBeenCalled();
});

test('not while a launch is exchanged, and never under SCORM', async () => {
  const one = page(true);
  loadAnew(one);
  await minute();
  expect(reload).not.toHaveBeenCalled();
  one.mustStay.value = false;
  expect(reload).toHaveBeenCalledOnce();
});
