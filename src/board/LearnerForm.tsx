/** What a trainer can change of a learner: name, group, arrangements, link. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LearnerDetail, LearnerLink } from '../core/api/learners.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { boardDrawings } from './drawings.ts';
import { useDesk } from './desk.ts';
import { Confirm } from './Confirm.tsx';
import { Field, ProblemLine } from './fields.tsx';
import { Go } from './navigation.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

export interface LearnerFormProps {
  readonly detail: LearnerDetail;
  readonly onChange: () => void;
}

const MOST_TRIES = 10;

export function LearnerForm({ detail, onChange }: LearnerFormProps): VNode {
  const { api } = useDesk();
  const { learner, group } = detail;
  const { value: groups } = useLoaded(api.groups);
  const [name, setName] = useState(learner.name);
  const [email, setEmail] = useState(learner.email ?? '');
  const [into, setInto] = useState(group?.id ?? '');
  const [more, setMore] = useState(detail.arrangements.moreTries);
  const [said, setSaid] = useState('');
  const save = useAction(api.changeLearner, () => {
    setSaid('C’est enregistré.');
    onChange();
  });
  return (
    <section class="bloc">
      <h2>Fiche et aménagements</h2>
      <form
        class="fiche"
        onInput={() => setSaid('')}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run(learner.id, {
            name: name.trim(),
            email: email.trim() === '' ? null : email.trim(),
            ...(into === '' ? {} : { group: into }),
            arrangements: { moreTries: more },
          });
        }}
      >
        <Field label="Nom" value={name} onValue={setName} maxLength={120} required />
        <Field label="Adresse électronique" type="email" value={email} onValue={setEmail} />
        <p class="saisie">
          <label htmlFor="groupe-apprenant">Groupe</label>
          <span class="petit doux" id="groupe-aide">
            Son parcours devient celui du groupe&nbsp;; ce qui a été fait reste dans le dossier.
          </span>
          <select
            id="groupe-apprenant"
            aria-describedby="groupe-aide"
            value={into}
            onChange={({ currentTarget }) => setInto(currentTarget.value)}
          >
            {groups
              ?.filter(({ id, archived }) => !archived || id === into)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </select>
        </p>
        <p class="saisie">
          <label htmlFor="essais-de-plus">Essais en plus, à chaque évaluation</label>
          <select
            id="essais-de-plus"
            value={more}
            onChange={({ currentTarget }) => setMore(Number(currentTarget.value))}
          >
            {Array.from({ length: MOST_TRIES + 1 }, (_, count) => (
              <option key={count} value={count}>
                {count === 0 ? 'aucun' : count}
              </option>
            ))}
          </select>
        </p>
        <ProblemLine text={save.problem} />
        <p class="fait" role="status">
          {said}
        </p>
        <button type="submit" class="bouton" aria-disabled={save.busy}>
          Enregistrer
        </button>
      </form>
      <LinkBox detail={detail} onChange={onChange} />
    </section>
  );
}

const STATES = { valid: 'valable', expired: 'fini', revoked: 'supprimé' } as const;

function LinkBox({ detail, onChange }: LearnerFormProps): VNode {
  const { api } = useDesk();
  const { learner, group } = detail;
  const [renewed, setRenewed] = useState<LearnerLink | null>(null);
  const renew = useAction(api.renewLink, (link) => {
    setRenewed(link);
    onChange();
  });
  const revoke = useAction(api.revokeLink, () => {
    setRenewed(null);
    onChange();
  });
  return (
    <div class="lien-apprenant">
      <h3>Lien personnel&nbsp;: {STATES[learner.link]}</h3>
      {group ? (
        <p>
          <Go to={{ view: 'links', group: group.id }}>Voir les liens du groupe</Go>
        </p>
      ) : null}
      {renewed?.url ? (
        <p class="adresse" role="status">
          <Icon draw={boardDrawings.lien} /> {renewed.url}
        </p>
      ) : null}
      <ProblemLine text={renew.problem ?? revoke.problem} />
      <div class="rang">
        <Confirm
          question="Faire un nouveau lien ? L’ancien ne marchera plus. Les réponses restent."
          yes="Faire un nouveau lien"
          busy={renew.busy}
          onYes={() => void renew.run(learner.id)}
        >
          Renouveler le lien
        </Confirm>
        {learner.link === 'revoked' ? null : (
          <Confirm
            question="Supprimer le lien ? Cette personne ne pourra plus entrer, jusqu’à un nouveau lien."
            yes="Supprimer le lien"
            busy={revoke.busy}
            onYes={() => void revoke.run(learner.id)}
          >
            Supprimer le lien
          </Confirm>
        )}
      </div>
    </div>
  );
}
