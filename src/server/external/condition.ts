/** How the external LRS is doing, for the log and for /sante. Told when it changes, not at each answer. */
import type { Log } from '../process/log.ts';
import type { Trouble } from './verdict.ts';

interface Away {
  readonly trouble: Trouble;
  readonly status: number | null;
}

export interface Condition {
  /** After each answer. @param status null: there was none */
  readonly note: (trouble: Trouble | null, status: number | null) => void;
  /** Milliseconds until which it asked for patience; 0 when it did not. Monotonic, like `now`. */
  readonly restsUntil: () => number;
  readonly rest: (milliseconds: number) => void;
  /** What is wrong with it, in French; null: nothing. */
  readonly sentence: () => string | null;
  /** What the last answer showed; null: it can be asked as far as is known. */
  readonly away: () => Away | null;
  readonly isLimited: () => boolean;
}

/** A limit is a matter of a minute: it is over when none was met for as long. */
const LIMITED_MS = 60_000;

/** @param now monotonic, milliseconds */
export function openCondition(log: Log, now: () => number): Condition {
  let away: Away | null = null;
  let limitedUntil = 0;
  let isLimited = false;
  let rests = 0;
  const limited = (): boolean => isLimited && now() < limitedUntil;
  return {
    note: (trouble, status) => {
      if (trouble === 'limited') {
        if (!isLimited) log('error', 'lrs-limited', { status });
        isLimited = true;
        limitedUntil = now() + LIMITED_MS;
        return;
      }
      if (isLimited && now() > limitedUntil) {
        isLimited = false;
        log('info', 'lrs-limit-over', {});
      }
      if (trouble === null) {
        if (away) log('info', 'lrs-back', { status });
        away = null;
        return;
      }
      if (away?.trouble !== trouble) log('error', 'lrs-away', { status, reason: trouble });
      away = { trouble, status };
    },
    restsUntil: () => rests,
    rest: (milliseconds) => void (rests = Math.max(rests, now() + milliseconds)),
    sentence: () => {
      if (away) return sentenceOf(away.trouble, away.status);
      return limited() ? sentenceOf('limited', 429) : null;
    },
    away: () => away,
    isLimited: limited,
  };
}

/** For whoever runs the server; no final dot, as it may be a part of another sentence. */
export function sentenceOf(trouble: Trouble, status: number | null): string {
  const code = status === null ? '' : ` (${status})`;
  switch (trouble) {
    case 'silent':
      return 'le LRS externe ne répond pas';
    case 'failing':
      return `le LRS externe est en panne${code}`;
    case 'key':
      return `le LRS externe refuse la clé donnée par LRS_KEY et LRS_SECRET${code}`;
    case 'limited':
      return `le LRS externe limite le nombre de requêtes${code} : les réponses attendent leur tour`;
    case 'foreign':
      return `ce qui répond à l’adresse LRS_ENDPOINT n’est pas un LRS${code}`;
  }
}
