import { signal } from '@preact/signals';

/** Questions the learner wants to take again; a new array each time they ask. */
export const redo = signal<readonly string[]>([]);
