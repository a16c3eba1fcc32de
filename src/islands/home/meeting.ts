/** Whether a meeting has the one line of home: « Reprendre » is then the second thing to do. */
import { useEffect, useState } from 'preact/hooks';
import { observable } from '../../player/observable.ts';

export const inMeeting = observable(false);

export function useMeeting(): boolean {
  const [meets, setMeets] = useState(false);
  useEffect(() => inMeeting.subscribe(setMeets), []);
  return meets;
}
