/** The sound of a series: every beat is handed to the audio clock ahead of time, so that none waits for the page. */
import type { Sound } from '../../../core/question/series/moment.ts';

/** Hertz: low for what rests, high for what is full. */
const LOW = 220;
const HIGH = 440;

let shared: AudioContext | null = null;

/** One for the page; to be asked for while a button is pressed: browsers refuse sound nobody asked for. */
export const audioContext = (): AudioContext => (shared ??= new AudioContext());

/**
 * @param ahead the sounds still to come and how many ms ago their series began, asked once the clock runs
 * @returns what silences them
 */
export function play(
  context: AudioContext,
  ahead: () => readonly [sounds: readonly Sound[], elapsed: number],
): () => void {
  const output = context.createGain();
  output.connect(context.destination);
  let silenced = false;
  // A clock that has not started yet stands still.
  void context.resume().then(() => {
    if (silenced) return;
    const [sounds, elapsed] = ahead();
    const start = context.currentTime - elapsed / 1000;
    for (const sound of sounds) voice(context, output, sound, start + sound.at / 1000);
  });
  return () => {
    silenced = true;
    output.disconnect();
  };
}

function voice(context: AudioContext, output: AudioNode, { into, out }: Sound, at: number): void {
  const [peak, end] = [at + into / 1000, at + (into + out) / 1000];
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.type = 'triangle';
  tone.frequency.setValueAtTime(LOW, at);
  // A beat is struck and falls; a breath is heard to rise, then to fall.
  tone.frequency.linearRampToValueAtTime(HIGH, peak);
  tone.frequency.linearRampToValueAtTime(LOW, end);
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.6, peak);
  loudness.gain.linearRampToValueAtTime(0, end);
  tone.connect(loudness).connect(output);
  tone.start(at);
  tone.stop(end);
}
