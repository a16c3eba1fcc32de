/** The style of what comes after the questions: fetched once. */
import { dress } from '../../../page/later/late-style.ts';
import style from '../../../styles/lesson/later.css?url';

export const dressLater = (): Promise<void> => dress(style);
