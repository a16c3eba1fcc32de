/** The trainer's board: who is there, then the view the address asks for. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Me } from '../core/api/accounts.ts';
import type { Outline } from '../core/api/outline.ts';
import { write } from '../page/base/who-reads.ts';
import { Accounts } from './Accounts.tsx';
import type { Api } from './api.ts';
import { share, type Desk } from './desk.ts';
import { Dialog } from './Dialog.tsx';
import { GroupSettings, NewGroup } from './GroupForm.tsx';
import { GroupView } from './GroupView.tsx';
import { Groups } from './Groups.tsx';
import { Invitation } from './Invitation.tsx';
import { Learner } from './Learner.tsx';
import { Links } from './Links.tsx';
import { MeetingView } from './MeetingForm.tsx';
import { Lead } from './meeting/Lead.tsx';
import { Projected } from './meeting/Projected.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import { ProductionView } from './production/ProductionView.tsx';
import { GroupProofs } from './proof/GroupProofs.tsx';
import { LearnerProofs } from './proof/LearnerProofs.tsx';
import { Questions } from './Questions.tsx';
import { ProblemLine } from './fields.tsx';
import { Title } from './navigation.tsx';
import type { Route } from './route.ts';
import { SignIn } from './SignIn.tsx';
import { problemOf } from './useLoaded.ts';
import { useRoute } from './useRoute.ts';
import { Who } from './Who.tsx';

export interface BoardProps {
  readonly api: Api;
  /** Hears of each change of who is signed in: requests carry their token. */
  readonly onMe: (me: Me | null) => void;
  /** Gives a function to call when the server answers 401. */
  readonly onSignedOut: (hear: () => void) => void;
  readonly now: () => number;
  /** As `Desk.centre`. */
  readonly centre: Desk['centre'];
}

type Who = { readonly kind: 'asking' } | { readonly kind: 'nobody' } | Known;

interface Known {
  readonly kind: 'known';
  readonly me: Me;
  /** The cookie is over: who is it? What is on the screen stays. */
  readonly over: boolean;
}

export function Board({ api, onMe, onSignedOut, now, centre }: BoardProps): VNode {
  const [route, go] = useRoute();
  const [who, setWho] = useState<Who>({ kind: 'asking' });
  const [outline, setOutline] = useState<Outline | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function enter(me: Me): void {
    onMe(me);
    setWho({ kind: 'known', me, over: false });
  }

  function leave(): void {
    onMe(null);
    setWho({ kind: 'nobody' });
    write('Tableau du formateur', 'réservé aux comptes du centre de formation.');
    go({ view: 'groups' });
  }

  async function ask(): Promise<void> {
    setProblem(null);
    const answer = await api.me();
    if (answer.kind === 'value') enter(answer.value);
    else if (answer.kind === 'refused' && answer.status === 401) setWho({ kind: 'nobody' });
    else setProblem(problemOf(answer));
  }

  useEffect(() => {
    onSignedOut(() => setWho((was) => (was.kind === 'known' ? { ...was, over: true } : was)));
    void ask();
  }, []);

  const me = who.kind === 'known' ? who.me : null;
  useEffect(() => {
    if (!me || outline) return;
    void api.outline().then((answer) => {
      if (answer.kind === 'value') setOutline(answer.value);
      else setProblem(problemOf(answer));
    });
  }, [me]);

  const desk = useMemo(
    () => (me && outline ? { api, me, outline, go, now, centre } : null),
    [api, me, outline, go, now, centre],
  );

  if (route.view === 'invitation')
    return (
      <Invitation
        api={api}
        secret={route.secret}
        onSignedIn={(signed) => {
          enter(signed);
          go({ view: 'groups' });
        }}
      />
    );
  if (who.kind === 'nobody')
    return (
      <>
        <Title>Tableau du formateur</Title>
        <SignIn api={api} onSignedIn={enter} />
      </>
    );
  if (!desk)
    return (
      <>
        <Title>Tableau du formateur</Title>
        {problem === null ? (
          <p role="status">Chargement…</p>
        ) : (
          <>
            <ProblemLine text={problem} />
            <button type="button" class="bouton" onClick={() => void ask()}>
              Réessayer
            </button>
          </>
        )}
      </>
    );
  share(desk);
  return (
    <>
      {route.view === 'projected' ? null : <Who route={route} onLeave={leave} />}
      {/* Another person, another board: nothing of the former one's stays. */}
      <div key={desk.me.id}>
        <View route={route} />
      </div>
      {who.kind === 'known' && who.over ? (
        <Dialog title="Connectez-vous de nouveau" onClose={null}>
          <div>
            <p>
              Votre connexion est finie. Ce que vous avez écrit est encore là&nbsp;: connectez-vous,
              puis recommencez votre dernière action.
            </p>
            <SignIn api={api} onSignedIn={enter} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

function View({ route }: { readonly route: Route }): VNode | null {
  switch (route.view) {
    case 'groups':
      return <Groups />;
    case 'new-group':
      return <NewGroup />;
    case 'group':
      return <GroupView key={route.group} group={route.group} module={route.module} />;
    case 'links':
      return <Links key={route.group} group={route.group} />;
    case 'questions':
      return (
        <Questions
          key={route.group}
          group={route.group}
          module={route.module}
          question={route.question}
        />
      );
    case 'settings':
      return <GroupSettings key={route.group} group={route.group} />;
    case 'meeting':
      return <MeetingView key={route.group} group={route.group} meeting={route.meeting} />;
    case 'lead':
      return <Lead key={route.meeting} group={route.group} meeting={route.meeting} />;
    case 'projected':
      return <Projected key={route.meeting} meeting={route.meeting} />;
    case 'production':
      return (
        <ProductionView key={route.production} group={route.group} production={route.production} />
      );
    case 'learner':
      return <Learner key={route.learner} learner={route.learner} />;
    case 'proof':
      return <LearnerProofs key={route.learner} learner={route.learner} />;
    case 'group-proof':
      return <GroupProofs key={route.group} group={route.group} />;
    case 'accounts':
      return <Accounts />;
    case 'password':
      return <OwnPassword />;
    case 'invitation':
      return null;
  }
}
