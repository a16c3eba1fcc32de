/** Who is signed in, and the board's own places. */
import type { VNode } from 'preact';
import { useDesk } from './desk.ts';
import { Go } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import type { Route } from './route.ts';
import { useAction } from './useAction.ts';

export interface WhoProps {
  readonly route: Route;
  readonly onLeave: () => void;
}

export function Who({ route, onLeave }: WhoProps): VNode {
  const { api, me } = useDesk();
  const action = useAction(api.signOut, onLeave);
  return (
    <div class="compte-formateur">
      <nav aria-label="Tableau du formateur">
        <Go to={{ view: 'groups' }} current={route.view === 'groups'}>
          {me.role === 'administrateur' ? 'Tous les groupes' : 'Mes groupes'}
        </Go>
        {me.role === 'administrateur' ? (
          <Go to={{ view: 'accounts' }} current={route.view === 'accounts'}>
            Comptes
          </Go>
        ) : null}
        <Go to={{ view: 'password' }} current={route.view === 'password'}>
          Changer mon mot de passe
        </Go>
      </nav>
      <span class="doux nom">{me.name}</span>
      <button type="button" class="bouton simple" onClick={() => void action.run()}>
        Se déconnecter
      </button>
      <ProblemLine text={action.problem} />
    </div>
  );
}
