/**
 * Moodle's SCORM 2004 run-time as it behaves (4.1 to 4.5, `mod/scorm/datamodels/scorm_13.js`). One object a
 * page: once a lesson has ended its session, no other can begin one. Held against the real one; see README.md.
 */
import { patternError, PATTERNS, responseError } from './interactions2004.ts';
import {
  at,
  leaves,
  put,
  send,
  stored,
  textAt,
  type Leaf,
  type Rule,
  type Sent,
  type Tree,
  type VisitData,
  type Wire,
} from './request.ts';

const text = (most: number) => new RegExp(`^[\\u0000-\\uFFFF]{0,${most}}$`);
const DECIMAL = /^-?([0-9]{1,5})(\.[0-9]{1,18})?$/;
const LONG_ID = /^(?:(?!urn:)\S{1,4000}|urn:[A-Za-z0-9-]{1,31}:\S{1,4000})$/;
const LANG_250 = /^(\{lang=([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?\})?([^{].{0,250}$)?/;
const TIME =
  /^(19[7-9]\d|20[0-2]\d|203[0-8])((-(0[1-9]|1[0-2]))((-(0[1-9]|[1-2]\d|3[0-1]))(T([0-1]\d|2[0-3])((:[0-5]\d)((:[0-5]\d)((\.\d{1,2})((Z|([+|-]([0-1]\d|2[0-3])))(:[0-5]\d)?)?)?)?)?)?)?)?$/;
const TIMESPAN =
  /^P(\d+Y)?(\d+M)?(\d+D)?(T(((\d+H)(\d+M)?(\d+(.\d{1,2})?S)?)|((\d+M)(\d+(.\d{1,2})?S)?)|((\d+(.\d{1,2})?S))))?$/;
const COMPLETION = /^completed$|^incomplete$|^not attempted$|^unknown$/;
const SUCCESS = /^passed$|^failed$|^unknown$/;
const TYPE =
  /^true-false$|^choice$|^(long-)?fill-in$|^matching$|^performance$|^sequencing$|^likert$|^numeric$|^other$/;
const RESULT = /^correct$|^incorrect$|^unanticipated$|^neutral$|^-?([0-9]{1,4})(\.[0-9]{1,18})?$/;
const REQUEST =
  /^previous$|^continue$|^exit$|^exitAll$|^abandon$|^abandonAll$|^suspendAll$|^\{target=\S{0,200}[a-zA-Z0-9]\}choice|jump$/;
const TARGET = /^previous$|^continue$|^choice.\{target=\S{0,200}[a-zA-Z0-9]\}$/;

const fixed = (start?: Leaf): Rule => ({ access: 'r', ...(start === undefined ? {} : { start }) });
const free = (format: RegExp, range?: readonly [number, number], start?: Leaf): Rule => ({
  access: 'rw',
  format,
  ...(range ? { range } : {}),
  ...(start === undefined ? {} : { start }),
});
const NAV = 'adl.nav.request';
const SCALED = [-1, 1] as const;
const SHARE = [0, 1] as const;

const RULES: Readonly<Record<string, Rule>> = {
  'cmi._version': fixed('1.0'),
  'cmi.completion_status': free(COMPLETION),
  'cmi.credit': fixed(),
  'cmi.entry': fixed(),
  'cmi.exit': { access: 'w', format: /^time-out$|^suspend$|^logout$|^normal$|^$/ },
  'cmi.interactions._count': fixed('0'),
  'cmi.interactions.n.id': free(LONG_ID),
  'cmi.interactions.n.type': free(TYPE),
  'cmi.interactions.n.objectives._count': fixed('0'),
  'cmi.interactions.n.objectives.n.id': free(LONG_ID),
  'cmi.interactions.n.timestamp': free(TIME),
  'cmi.interactions.n.correct_responses._count': fixed('0'),
  'cmi.interactions.n.correct_responses.n.pattern': free(/^.*$/),
  'cmi.interactions.n.weighting': free(DECIMAL),
  'cmi.interactions.n.learner_response': free(/^.*$/),
  'cmi.interactions.n.result': free(RESULT),
  'cmi.interactions.n.latency': free(TIMESPAN),
  'cmi.interactions.n.description': free(LANG_250),
  'cmi.launch_data': fixed(),
  'cmi.learner_id': fixed(),
  'cmi.learner_name': fixed(),
  'cmi.location': free(text(1000)),
  'cmi.mode': fixed(),
  'cmi.objectives._count': fixed('0'),
  'cmi.objectives.n.id': free(LONG_ID),
  'cmi.objectives.n.score.scaled': free(DECIMAL, SCALED, null),
  'cmi.objectives.n.score.raw': free(DECIMAL, undefined, null),
  'cmi.objectives.n.score.min': free(DECIMAL, undefined, null),
  'cmi.objectives.n.score.max': free(DECIMAL, undefined, null),
  'cmi.objectives.n.success_status': free(SUCCESS, undefined, 'unknown'),
  'cmi.objectives.n.completion_status': free(COMPLETION, undefined, 'unknown'),
  'cmi.objectives.n.progress_measure': free(DECIMAL, SHARE, null),
  'cmi.objectives.n.description': free(LANG_250),
  'cmi.progress_measure': free(DECIMAL, SHARE),
  'cmi.scaled_passing_score': fixed(),
  'cmi.score.scaled': free(DECIMAL, SCALED),
  'cmi.score.raw': free(DECIMAL),
  'cmi.score.min': free(DECIMAL),
  'cmi.score.max': free(DECIMAL),
  'cmi.session_time': { access: 'w', format: TIMESPAN, start: 'PT0H0M0S' },
  'cmi.success_status': free(SUCCESS),
  'cmi.suspend_data': free(text(64_000)),
  'cmi.total_time': fixed(),
  [NAV]: free(REQUEST, undefined, '_none_'),
};

const modelOf = (element: string) => element.replace(/[._](\d+)./g, '.n.');
const storedModelOf = (path: string) => path.replace(/.N(\d+)./g, '.n.');

/** @param current the lesson the frame shows, by its id */
export function moodle2004(data: VisitData, current: () => string, wire: Wire) {
  const starts = new Map(data.scos.map(({ id }) => [id, startOf(data, id)]));
  let sco = data.scos[0]?.id ?? '';
  let tree: Tree = {};
  let state: 'new' | 'running' | 'over' = 'new';
  let error = '0';
  const answer = (code: string, value = 'false'): string => ((error = code), value);
  const read = (path: string) => at(tree, path);

  function begin(): void {
    tree = {
      cmi: { interactions: { _count: 0 }, objectives: { _count: 0 }, score: {} },
      adl: { nav: {} },
    };
    for (const [element, value] of starts.get(sco) ?? []) put(tree, element, value);
    const one = data.scos.find(({ id }) => id === sco);
    restore(tree, keptOf(one?.tracks ?? {}), one?.objectives ?? []);
    if (read('cmi.completion_status') === '') put(tree, 'cmi.completion_status', 'not attempted');
  }

  function Initialize(parameter: string): string {
    sco = current();
    begin();
    if (parameter !== '') return answer('201');
    if (state !== 'new') return answer(state === 'running' ? '103' : '104');
    state = 'running';
    return answer('0', 'true');
  }

  function Terminate(parameter: string): string {
    if (parameter !== '') return answer('201');
    if (state !== 'running') return answer(state === 'over' ? '113' : '112');
    const result = store(true);
    if (result === 'true') state = 'over';
    return result;
  }

  function Commit(parameter: string): string {
    if (parameter !== '') return answer('201');
    if (state !== 'running') return answer(state === 'over' ? '143' : '142');
    return store(false);
  }

  function GetValue(element: string): unknown {
    if (state !== 'running') return answer(state === 'over' ? '123' : '122', '');
    if (element === '') return answer('301', '');
    const rule = RULES[modelOf(element)];
    if (!rule) return unknown(element);
    if (rule.access === 'w') return answer('405', '');
    const path = element.replace(/\.(\d+)\./, '.N$1.').replace(/\.(\d+)\./, '.N$1.');
    if (read(path.slice(0, path.lastIndexOf('.'))) === undefined) return answer('301', '');
    const value = read(path);
    if (value === undefined || value === null) return answer('403', '');
    error = '0';
    return value;
  }

  function unknown(element: string): string {
    const [, target] = /^adl\.nav\.request_valid\.(.*)$/.exec(element) ?? [];
    if (target === undefined)
      return answer(element.endsWith('._children') || isCountOfOne(element) ? '301' : '401', '');
    if (!TARGET.test(target)) return answer('301', '');
    error = '0';
    const wanted = read(NAV);
    return wanted === target ? 'true' : wanted === '_none_' ? 'unknown' : 'false';
  }

  function SetValue(element: string, given: unknown): string {
    if (state !== 'running') return answer(state === 'over' ? '133' : '132');
    if (element === '') return answer('351');
    const model = modelOf(element);
    const rule = RULES[model];
    if (!rule) return answer('401');
    if (rule.access === 'r') return answer('404');
    const value = String(given);
    const match = rule.format?.exec(value);
    if (!match || (match.join('') === '' && value !== '')) return answer('406');
    const path = element === model ? element : place(element, model, value);
    if (path === null) return 'false';
    if (rule.range) {
      const number = Number(value);
      if (!(number >= rule.range[0] && number <= rule.range[1])) return answer('407');
      put(tree, path, number);
    } else put(tree, path, value);
    return answer('0', 'true');
  }

  /** Where an element of an array stands, made if need be; null, and the error, when it may not. */
  function place(element: string, model: string, value: string): string | null {
    const names = element.split('.');
    let path = 'cmi';
    let list = 'cmi';
    for (let step = 1; step < names.length - 1; step++) {
      const name = names[step] ?? '';
      const number = names[step + 1] ?? '';
      if (!/^\d+$/.test(number)) {
        path = `${path}.${name}`;
        continue;
      }
      list = `${path}.${name}`;
      const count = read(`${list}._count`);
      if (count === undefined) return refuse('408');
      path = `${list}.N${number}`;
      step++;
      if (read(path) === undefined && step < names.length - 2) return refuse('408');
      if (Number(number) > Number(count)) return refuse('351');
    }
    const whole = `${path}.${names.at(-1) ?? ''}`;
    const isNew = read(path) === undefined;
    const code = isNew ? made(model, path, list, value) : changed(model, path, list, whole, value);
    return code === '0' ? whole : refuse(code);
  }

  const refuse = (code: string): null => ((error = code), null);

  /** A new element of an array begins with its id, or with its pattern. */
  function made(model: string, path: string, list: string, value: string): string {
    const count = Number(read(`${list}._count`));
    const isNext = path === `${list}.N${count}`;
    const add = (one: Tree): string => {
      if (isNext) {
        put(tree, `${list}._count`, count + 1);
        put(tree, path, one);
      }
      return '0';
    };
    switch (model) {
      case 'cmi.objectives.n.id':
        return has(list, 'id', value) ? '351' : add(newObjective());
      case 'cmi.interactions.n.id':
        return add({ objectives: { _count: 0 } });
      case 'cmi.interactions.n.objectives.n.id':
        return has(list, 'id', value) ? '351' : add({});
      case 'cmi.interactions.n.correct_responses.n.pattern': {
        const type = textAt(tree, list.replace('correct_responses', 'type'));
        if (type === 'choice' && has(list, 'pattern', value)) return '351';
        if (count >= (PATTERNS[type]?.patterns ?? Infinity)) return '351';
        const code = patternError(type, value);
        if (code !== '0') return code;
        if (type === 'long-fill-in' && value !== '' && has(list, 'pattern', value)) return '351';
        return add({});
      }
      default:
        return '408';
    }
  }

  function changed(
    model: string,
    path: string,
    list: string,
    whole: string,
    value: string,
  ): string {
    switch (model) {
      case 'cmi.objectives.n.id':
        return read(whole) === value ? '0' : '351';
      case 'cmi.interactions.n.objectives.n.id':
        return read(whole) !== value && has(list, 'id', value) ? '351' : '0';
      case 'cmi.interactions.n.type':
        put(tree, `${path}.correct_responses`, { _count: 0 });
        return '0';
      case 'cmi.interactions.n.learner_response': {
        const type = textAt(tree, `${path}.type`);
        return type === '' ? '408' : responseError(type, value);
      }
      case 'cmi.interactions.n.correct_responses.n.pattern': {
        const type = textAt(tree, list.replace('correct_responses', 'type'));
        return type === 'choice' && has(list, 'pattern', value) ? '351' : patternError(type, value);
      }
      default:
        return '0';
    }
  }

  function has(list: string, name: string, value: string): boolean {
    const count = Number(read(`${list}._count`));
    return Array.from({ length: count }, (_, number) => number).some(
      (number) => read(`${list}.N${number}.${name}`) === value,
    );
  }

  /** Everything that differs from the page's birth goes out again, each time. */
  function store(finishing: boolean): string {
    const data: Sent[] = [];
    if (finishing)
      data.push(['cmi.total_time', sum(read('cmi.total_time'), read('cmi.session_time'))]);
    for (const [path, value] of leaves((tree['cmi'] ?? {}) as Tree, 'cmi')) {
      const model = storedModelOf(path);
      const rule = RULES[model];
      if (!rule || rule.access === 'r') continue;
      const start = starts.get(sco)?.get(model) ?? rule.start;
      if (start === undefined || start !== value)
        data.push([path.replace(/\.N(\d+)/g, '.$1'), String(value)]);
    }
    const request = textAt(tree, NAV);
    if (request !== '_none_') data.push([NAV, request]);
    const result = send(wire, sco, data);
    return result === 'true' ? answer('0', 'true') : answer('101');
  }

  return {
    Initialize,
    Terminate,
    GetValue,
    SetValue,
    Commit,
    GetLastError: (): string => error,
    GetErrorString: (code: string): string => code,
    GetDiagnostic: (code: string): string => code,
    version: '1.0',
  };
}

function startOf({ scos, mode }: VisitData, id: string): Map<string, Leaf> {
  const { tracks = {}, mastery = '' } = scos.find((sco) => sco.id === id) ?? {};
  const kept = keptOf(tracks);
  const own: Readonly<Record<string, string>> = {
    'cmi.completion_status': 'unknown',
    'cmi.success_status': 'unknown',
    'cmi.total_time': 'PT0H0M0S',
    ...kept,
    'cmi.learner_id': 'lea',
    'cmi.learner_name': 'Léa Martin',
    'cmi.mode': mode,
    'cmi.credit': mode === 'normal' ? 'credit' : 'no-credit',
    'cmi.entry': kept['cmi.exit'] === 'suspend' ? 'resume' : 'ab-initio',
    'cmi.scaled_passing_score': mastery,
  };
  return new Map(
    Object.entries(RULES).flatMap(([element, { start }]) =>
      element.includes('.n.') ? [] : [[element, start ?? own[element] ?? '']],
    ),
  );
}

/** Whoever did not leave as "suspend" is given nothing of what was kept. */
const keptOf = (tracks: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  tracks['cmi.exit'] === 'suspend' ? tracks : {};

function restore(
  tree: Tree,
  tracks: Readonly<Record<string, string>>,
  objectives: readonly string[],
): void {
  const named = objectives.map((id, number) => [`cmi.objectives.${number}.id`, id] as const);
  for (const list of ['objectives', 'interactions'] as const) {
    const numbers = new Set<number>();
    for (const [number, rest, value] of stored({ ...tracks, ...Object.fromEntries(named) }, list)) {
      const one = `cmi.${list}.N${number}`;
      if (!numbers.has(number))
        put(
          tree,
          one,
          list === 'objectives' ? { score: {} } : { objectives: {}, correct_responses: {} },
        );
      numbers.add(number);
      const path = `${one}.${rest.replace(/\.(\d+)\./, '.N$1.')}`;
      const parent = path.slice(0, path.lastIndexOf('.'));
      if (at(tree, parent) === undefined) {
        put(tree, parent, {});
        const within = `${parent.replace(/\.N\d+$/, '')}._count`;
        put(tree, within, Number(at(tree, within) ?? 0) + 1);
      }
      put(tree, path, value);
    }
    if (numbers.size > 0) put(tree, `cmi.${list}._count`, numbers.size);
  }
}

const newObjective = (): Tree => ({
  success_status: 'unknown',
  completion_status: 'unknown',
  progress_measure: null,
  score: { scaled: null, raw: null, min: null, max: null },
});

const isCountOfOne = (element: string): boolean =>
  element.endsWith('._count') && RULES[modelOf(element.slice(0, -'._count'.length))] !== undefined;

const SPAN = /^P((\d+)Y)?((\d+)M)?((\d+)D)?(T((\d+)H)?((\d+)M)?((\d+(\.\d{1,2})?)S)?)?$/;

/** Two spans of less than a day. */
function sum(...spans: readonly unknown[]): string {
  const seconds = spans.reduce<number>((all, span) => {
    const match = SPAN.exec(String(span)) ?? [];
    const [hours, minutes, rest] = [match[9], match[11], match[13]].map((part) =>
      Number(part ?? 0),
    );
    return all + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (rest ?? 0);
  }, 0);
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60].map(
    Math.floor,
  );
  const rest = Math.round((seconds % 60) * 100) / 100;
  const clock = [
    hours ? `${hours}H` : '',
    minutes ? `${minutes}M` : '',
    rest ? `${rest}S` : '',
  ].join('');
  return `P${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`;
}
