/** What SQLite could not do, as a client is told: nothing was stored, and sending again later is right. */

interface Trouble {
  readonly status: 503 | 507;
  /** For a machine. */
  readonly reason: string;
  /** French, for whoever was on their way somewhere. */
  readonly sentence: string;
  readonly retryAfter: number;
}

const SQLITE_FULL = 13;
/** BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, CANTOPEN, NOTADB: for whoever runs the server. */
const UNUSABLE = [5, 6, 7, 8, 10, 11, 14, 26];

/** null when it is no trouble of the store. */
export function troubleOf(error: unknown): Trouble | null {
  const { errcode } = (error ?? {}) as { errcode?: number };
  const code = (errcode ?? 0) & 0xff;
  const sentence =
    'Le serveur ne peut rien enregistrer pour le moment. Vos réponses restent dans votre navigateur ; réessayez dans quelques minutes.';
  if (code === SQLITE_FULL)
    return { status: 507, reason: 'the disk of the store is full', sentence, retryAfter: 60 };
  if (UNUSABLE.includes(code))
    return {
      status: 503,
      reason: 'the store cannot be used at the moment',
      sentence,
      retryAfter: 30,
    };
  return null;
}
