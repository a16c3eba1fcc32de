/**
 * On paper alone: whose result it is, and what it is worth. Our server says who its learner is; without it a
 * dotted line is filled in by hand.
 */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { LearnerMe } from '../../core/api/learner-calls.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { fetchOwn } from '../../page/later/learner.ts';

interface PrintedProps extends OnPage {
  /** Of what is printed; null: it has none. */
  readonly date: string | null;
  readonly centre: string;
}

export function PrintedIdentity({ page, date, centre }: PrintedProps): VNode {
  const [me, setMe] = useState<LearnerMe | null>(null);
  useEffect(() => {
    if (page) void fetchOwn(page.learner).then(setMe);
  }, []);
  const lines = [
    ['Nom', me?.name ?? null],
    ['Groupe', me?.group ?? null],
    ['Date', date],
    ['Centre', centre],
  ] as const;
  return (
    <div class="identite-imprimee">
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={value === null ? 'a-remplir' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <p>Ce document ne vaut ni validation de bloc ni attestation.</p>
    </div>
  );
}
