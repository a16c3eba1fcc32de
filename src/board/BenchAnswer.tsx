/** A run of a bench: its debrief once that has come, its actions in words until then. */
import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BenchRunProps } from './bench/BenchRun.tsx';
import { Parts } from './Parts.tsx';

let Run: ComponentType<BenchRunProps> | null = null;

export function BenchAnswer(props: BenchRunProps): VNode {
  const [, setHere] = useState(Run !== null);
  useEffect(() => {
    if (Run) return;
    import('./bench/BenchRun.tsx').then(
      ({ BenchRun }) => {
        Run = BenchRun;
        setHere(true);
      },
      // No network: the words stay.
      () => undefined,
    );
  }, []);
  return Run ? <Run {...props} /> : <Parts words={props.words} />;
}
