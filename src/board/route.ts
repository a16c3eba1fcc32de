/** Which view an address shows: everything is in the query of the one page. */
export type Route =
  | { readonly view: 'groups' }
  | { readonly view: 'new-group' }
  /** `module`: an id; null = the one being worked on; "tous" = all of them, a column each. */
  | { readonly view: 'group'; readonly group: string; readonly module: string | null }
  | { readonly view: 'links'; readonly group: string }
  /** `module`: as of the group; `question`: "unit#question", null for the list. */
  | {
      readonly view: 'questions';
      readonly group: string;
      readonly module: string | null;
      readonly question: string | null;
    }
  | { readonly view: 'settings'; readonly group: string }
  /** `meeting`: null for a new one. */
  | { readonly view: 'meeting'; readonly group: string; readonly meeting: string | null }
  /** A meeting while it is led, and its record; what a shared screen shows of it. */
  | { readonly view: 'lead' | 'projected'; readonly group: string; readonly meeting: string }
  | { readonly view: 'production'; readonly group: string; readonly production: string }
  | { readonly view: 'learner'; readonly learner: string }
  /** What is printed about them for who pays. */
  | { readonly view: 'proof'; readonly learner: string }
  | { readonly view: 'group-proof'; readonly group: string }
  | { readonly view: 'accounts' }
  | { readonly view: 'password' }
  | { readonly view: 'invitation'; readonly secret: string };

export function routeOf(search: string): Route {
  const query = new URLSearchParams(search);
  const secret = query.get('invitation');
  const learner = query.get('apprenant');
  const group = query.get('groupe');
  const view = query.get('vue');
  if (secret !== null) return { view: 'invitation', secret };
  if (learner !== null) return { view: view === 'preuves' ? 'proof' : 'learner', learner };
  if (group !== null) {
    if (view === 'liens') return { view: 'links', group };
    if (view === 'questions')
      return {
        view: 'questions',
        group,
        module: query.get('module'),
        question: query.get('question'),
      };
    if (view === 'preuves') return { view: 'group-proof', group };
    if (view === 'reglages') return { view: 'settings', group };
    const meeting = query.get('seance');
    if (view === 'conduite' && meeting !== null) return { view: 'lead', group, meeting };
    if (view === 'projection' && meeting !== null) return { view: 'projected', group, meeting };
    const production = query.get('ecrit');
    if (view === 'ecrit' && production !== null) return { view: 'production', group, production };
    if (view === 'seance') return { view: 'meeting', group, meeting };
    return { view: 'group', group, module: query.get('module') };
  }
  if (view === 'comptes') return { view: 'accounts' };
  if (view === 'mot-de-passe') return { view: 'password' };
  return view === 'nouveau' ? { view: 'new-group' } : { view: 'groups' };
}

/** "?groupe=g1&vue=liens"; what `routeOf` reads back. */
export function queryOf(route: Route): string {
  const query = new URLSearchParams();
  if ('secret' in route) query.set('invitation', route.secret);
  if ('learner' in route) query.set('apprenant', route.learner);
  if ('group' in route) query.set('groupe', route.group);
  const name = NAMES[route.view];
  if (name !== undefined) query.set('vue', name);
  if ('production' in route) query.set('ecrit', route.production);
  if ('meeting' in route && route.meeting !== null) query.set('seance', route.meeting);
  if ('module' in route && route.module !== null) query.set('module', route.module);
  if (route.view === 'questions' && route.question !== null) query.set('question', route.question);
  return `?${query.toString()}`;
}

const NAMES: Readonly<Partial<Record<Route['view'], string>>> = {
  'new-group': 'nouveau',
  links: 'liens',
  questions: 'questions',
  settings: 'reglages',
  meeting: 'seance',
  lead: 'conduite',
  projected: 'projection',
  proof: 'preuves',
  'group-proof': 'preuves',
  production: 'ecrit',
  accounts: 'comptes',
  password: 'mot-de-passe',
};
