/** A learner's data: saved in a file, or erased for good. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Person } from '../core/api/accounts.ts';
import type { Erasure, LearnerRow } from '../core/api/learners.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { icons } from '../islands/parts/icons.ts';
import { useDesk } from './desk.ts';
import { Dialog } from './Dialog.tsx';
import { Field, ProblemLine } from './fields.tsx';
import { Go } from './navigation.tsx';
import type { Route } from './route.ts';
import { useAction } from './useAction.ts';

export interface LearnerFileProps {
  readonly learner: LearnerRow;
  readonly group: Person | null;
}

export function LearnerFile({ learner, group }: LearnerFileProps): VNode {
  const { api } = useDesk();
  const [asked, setAsked] = useState(false);
  return (
    <section class="bloc">
      <h2>Données personnelles</h2>
      <p>
        Toute personne peut demander ce qui est gardé d’elle, ou son effacement. L’effacement ne se
        reprend pas&nbsp;: enregistrez d’abord le fichier si vous devez justifier la formation.
      </p>
      <div class="rang">
        <a class="bouton secondaire" href={api.learnerFile(learner.id)} download>
          <Icon draw={icons.enregistrer} />
          Enregistrer ses données
        </a>
        <button type="button" class="bouton secondaire" onClick={() => setAsked(true)}>
          <Icon draw={icons.effacer} />
          Effacer cette personne
        </button>
      </div>
      {asked ? (
        <EraseDialog
          learner={learner}
          back={group ? { view: 'group', group: group.id, module: null } : { view: 'groups' }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </section>
  );
}

interface EraseProps {
  readonly learner: LearnerRow;
  readonly back: Route;
  readonly onClose: () => void;
}

function EraseDialog({ learner, back, onClose }: EraseProps): VNode {
  const { api, go } = useDesk();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [done, setDone] = useState<Erasure | null>(null);
  const action = useAction(api.deleteLearner, setDone);
  if (done)
    return (
      <Dialog title="C’est effacé" onClose={() => go(back)}>
        <div>
          <Sentences title="Effacé" items={done.removed} />
          <Sentences title="Ce qui reste" items={done.remains} />
          <Go to={back} class="bouton">
            Revenir au groupe
          </Go>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={`Effacer ${learner.name} ?`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const same = typed.trim() === learner.name;
          setWrong(!same);
          if (same) void action.run(learner.id);
        }}
      >
        <div>
          <p>
            Seront effacés&nbsp;: le nom, l’adresse, le groupe, les aménagements et le lien
            personnel. Resteront, sous un identifiant tiré au sort que plus rien ne relie à cette
            personne&nbsp;: les réponses, les temps de connexion et les échanges avec les
            formateurs, dont le texte peut encore la nommer. Les sauvegardes déjà faites ne changent
            pas.
          </p>
          <Field
            label={`Pour confirmer, écrivez : ${learner.name}`}
            value={typed}
            onValue={setTyped}
            autocomplete="off"
          />
          <ProblemLine
            text={wrong ? 'Ce n’est pas le nom de la personne. Rien n’est effacé.' : action.problem}
          />
          <div class="rang">
            <button type="submit" class="bouton" aria-disabled={action.busy}>
              Effacer définitivement
            </button>
            <button type="button" class="bouton secondaire" onClick={onClose}>
              Annuler
            </button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

function Sentences({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly string[];
}): VNode | null {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="puces">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
