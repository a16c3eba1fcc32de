import { z } from 'zod';

/** A file or a header a trainer writes in YAML: its shape, and one sentence of help for each key. */
export interface Concept<T> {
  readonly schema: z.ZodType<T>;
  /** "objectifs.*.id" → what to write there; `*` stands for any index or key. */
  readonly help: Readonly<Record<string, string>>;
  /** What a wrong value surely meant, as YAML; null when that is not sure. */
  readonly repair?: Readonly<Record<string, (value: unknown) => string | null>>;
}

export const text = z.string().trim().min(1);

/** Lower-case words without accents joined by hyphens. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Un identifiant s’écrit en minuscules sans accent, avec des tirets.',
});

export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, {
  error: 'Une date s’écrit année-mois-jour.',
});

export const review = z.union([z.literal('en attente'), z.strictObject({ par: text, le: date })]);
export type ReviewInput = z.infer<typeof review>;

export const reviewHelp = {
  relecture:
    'Écrivez « relecture: en attente », ou « relecture: { par: "Dr …", le: 2026-12-01 } ».',
  'relecture.par': 'Écrivez qui a relu : « par: "Dr …" ».',
  'relecture.le': 'Écrivez le jour de la relecture : « le: 2026-12-01 ».',
};
