import { useEffect, useState } from 'preact/hooks';
import { emptyProgress } from '../../core/progress/fold.ts';
import type { Progress } from '../../core/progress/progress.ts';
import { afterPaint } from '../../page/base/after-paint.ts';
import type { LivePage } from '../../page/base/live-page.ts';

interface Known {
  readonly progress: Progress;
  readonly known: boolean;
}

/** The learner's progress; empty (and `known` false) until what was kept has been read. */
export function useProgress(page: LivePage | undefined): Known {
  const [state, setState] = useState<Known>({ progress: emptyProgress, known: false });
  useEffect(() => {
    if (!page) return;
    const { player } = page;
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
