/** What a person types on a certificate: kept while the page is open, never sent, never stored. */
import { useState } from 'preact/hooks';

export interface Draft {
  readonly name: string;
  readonly employer: string;
  readonly title: string;
  /** Null: nobody has said it. */
  readonly nature: string | null;
  readonly begin: string;
  readonly end: string;
  readonly duration: string;
  readonly place: string;
  readonly day: string;
  readonly signatory: string;
}

const drafts = new Map<string, Draft>();

/** @param key whose certificate, by whom @param known what is prefilled */
export function useDraft(
  key: string,
  known: Pick<Draft, 'name' | 'title'>,
): readonly [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState<Draft>(
    () =>
      drafts.get(key) ?? {
        ...known,
        ...{ employer: '', nature: null, begin: '', end: '', duration: '' },
        ...{ place: '', day: '', signatory: '' },
      },
  );
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    drafts.set(key, next);
    setDraft(next);
  };
  return [draft, change];
}

const NAMES: Readonly<Record<keyof Draft, string>> = {
  name: 'le nom',
  employer: 'l’employeur',
  title: 'l’intitulé',
  nature: 'la nature de l’action',
  begin: 'la date de début',
  end: 'la date de fin',
  duration: 'la durée réalisée',
  place: 'le lieu',
  day: 'la date de signature',
  signatory: 'le nom et la qualité du signataire',
};

/** What is still blank, in the order of the sheet; the signature always is. */
export function blanksIn(draft: Draft): readonly string[] {
  const names = Object.keys(NAMES) as readonly (keyof Draft)[];
  return [
    ...names.filter((name) => (draft[name] ?? '').trim() === '').map((name) => NAMES[name]),
    'le cachet et la signature',
  ];
}
