// @vitest-environment happy-dom
/** The page that stands for another one gives way once our server answers, not before. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showKeptPages } from '../../src/page/offline/show-kept-pages.ts';

const answers: (Response | Error)[] = [];
const asked = vi.fn(() => {
  const answer = answers.shift() ?? new TypeError('no network');
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
});
const reload = vi.fn();
let isOnline = false;
let page: Window;

function openPage(): Window {
  const opened = Object.assign(new EventTarget(), {
    location: { pathname: '/modules/essai/courte/', reload, assign: vi.fn() },
    navigator: {
      get onLine() {
        return isOnline;
      },
    },
    fetch: asked,
  });
  return opened as unknown as Window;
}

beforeEach(() => {
  vi.useFakeTimers();
  answers.length = 0;
  isOnline = false;
  page = openPage();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

test('while the browser is offline, nobody is asked', async () => {
  void showKeptPages(page, document);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).not.toHaveBeenCalled();
  expect(reload).not.toHaveBeenCalled();
});

test('a link through which nothing goes yet is tried again until something answers', async () => {
  void showKeptPages(page, document);
  isOnline = true;
  page.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(reload).not.toHaveBeenCalled();
  answers.push(new TypeError('no network'), new Response(null, { status: 502 }));
  answers.push(new Response(null, { status: 200 }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(4);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a page that is not there is an answer too: the site says so itself', async () => {
  answers.push(new Response(null, { status: 404 }));
  isOnline = true;
  void showKeptPages(page, document);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reload).toHaveBeenCalledTimes(1);
});
