import { observable } from '../../player/observable.ts';

/** Questions the learner wants to take again; a new array each time they ask. */
export const redo = observable<readonly string[]>([]);
