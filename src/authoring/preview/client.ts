/**
 * What each page of the preview runs: it says which state of the folder it was made of, and is told to
 * load again when that is not the last.
 */
import { STATE_EVENT, STATE_HEADER } from './preview.ts';

export const CLIENT = `
const [page] = performance.getEntriesByType('navigation');
const seen = page?.serverTiming?.find(({ name }) => name === ${JSON.stringify(STATE_HEADER)});
const say = () => import.meta.hot?.send(${JSON.stringify(STATE_EVENT)}, seen?.description);
say();
import.meta.hot?.on('vite:ws:connect', say);
// "Back" shows a page as it was left.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
`;
