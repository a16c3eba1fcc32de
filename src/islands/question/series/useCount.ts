/** One count after another: three seconds to get ready, the seconds of the count, its end. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { momentsOf, READY, soundsOf, type Moment } from '../../../core/question/series/moment.ts';
import type { Duration, Series } from '../../../core/question/types.ts';
import { paint } from './Drawing.tsx';
import { audioContext, play } from './sound.ts';

type Shown = Pick<Moment, 'left' | 'begun'> & {
  /** null: not begun, or stopped. */
  readonly step: Moment['step'] | null;
};

export interface Count extends Shown {
  readonly sound: boolean;
  /** It began again because the page had been left. */
  readonly interrupted: boolean;
  readonly drawing: RefObject<SVGSVGElement>;
  begin(this: void): void;
  stop(this: void): void;
  toggleSound(this: void): void;
}

const NONE: Shown = { step: null, left: 0, begun: 0 };

export function useCount(series: Series, over: Duration): Count {
  const [shown, setShown] = useState(NONE);
  const [sound, setSound] = useState(false);
  const [interrupted, setInterrupted] = useState(false);
  const drawing = useRef<SVGSVGElement>(null);
  /** When the count begins, on the page's clock; null: none goes on. */
  const origin = useRef<number | null>(null);
  const frame = useRef(0);
  const silence = useRef(() => {});
  const left = useRef(false);

  const elapsed = (): number => performance.now() - (origin.current ?? Infinity);

  function listen(): void {
    const ms = elapsed;
    silence.current = play(audioContext(), () => [soundsOf(series, over, ms()), ms()]);
  }

  function begin(): void {
    const at = momentsOf(series, over);
    origin.current = performance.now() + READY;
    if (sound) listen();
    const next = (): void => {
      const { step, left: seconds, begun, ...moment } = at(elapsed());
      if (drawing.current) paint(drawing.current, moment);
      setShown((last) =>
        last.step === step && last.left === seconds && last.begun === begun
          ? last
          : { step, left: seconds, begun },
      );
      if (step === 'done') origin.current = null;
      else frame.current = requestAnimationFrame(next);
    };
    next();
  }

  function stop(): void {
    cancelAnimationFrame(frame.current);
    origin.current = null;
    silence.current();
    if (drawing.current) paint(drawing.current, { flow: null, chest: 0 });
    setShown(NONE);
    setInterrupted(false);
  }

  function toggleSound(): void {
    setSound(!sound);
    if (sound) silence.current();
    else if (origin.current !== null) listen();
  }

  // A page that is not looked at draws nothing: what was counted would be wrong.
  useEffect(() => {
    const look = (): void => {
      if (document.hidden && origin.current !== null) {
        left.current = true;
        stop();
      } else if (!document.hidden && left.current) {
        left.current = false;
        begin();
        setInterrupted(true);
      }
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  });
  useEffect(() => stop, []);

  return {
    ...shown,
    sound,
    interrupted,
    drawing,
    begin,
    stop,
    toggleSound,
  };
}
