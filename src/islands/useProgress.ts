import { useEffect, useState } from 'preact/hooks';
import { emptyProgress } from '../core/fold.ts';
import type { Progress } from '../core/progress.ts';
import { afterPaint } from './after-paint.ts';
import { boot } from './player.ts';

/** The learner's progress; empty (and `known` false) until what was kept has been read. */
export function useProgress(): { readonly progress: Progress; readonly known: boolean } {
  const [state, setState] = useState({ progress: emptyProgress, known: false });
  useEffect(() => {
    if (!boot) return;
    const { player } = boot;
    let stop = () => {};
    void player.ready.then(() => {
      const tell = () => setState({ progress: player.progress.value, known: true });
      tell();
      stop = player.progress.subscribe(() => afterPaint(tell));
    });
    return () => stop();
  }, []);
  return state;
}
