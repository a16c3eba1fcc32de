/** As in a page that has fetched how every kind is told. */
import { rules } from '../../src/core/question/index.ts';
import type { Kind } from '../../src/core/question/types.ts';
import { bringSpeeches } from '../../src/player/trackers/speeches.ts';

export const everyKind = Object.keys(rules).map((kind) => ({ kind: kind as Kind }));

export const bringEverySpeech = (): Promise<void> => bringSpeeches(everyKind);
