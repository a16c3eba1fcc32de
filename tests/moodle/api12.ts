/**
 * Moodle's SCORM 1.2 run-time as it behaves (4.1 to 4.5, `mod/scorm/datamodels/scorm_12.js`): one object a
 * page, whichever lesson its frame shows. Held against the real one with random calls; see README.md.
 */
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
const DECIMAL = /^-?([0-9]{0,3})(.[0-9]*)?$/;
const IDENTIFIER = /^[\u0021-\u007E]{0,255}$/;
const STATUS = /^passed$|^completed$|^failed$|^incomplete$|^browsed$/;
const TIMESPAN = /^([0-9]{2,4}):([0-9]{2}):([0-9]{2})(.[0-9]{1,2})?$/;
const TIME = /^([0-2]{1}[0-9]{1}):([0-5]{1}[0-9]{1}):([0-5]{1}[0-9]{1})(.[0-9]{1,2})?$/;
const TYPE =
  /^true-false$|^choice$|^fill-in$|^matching$|^performance$|^sequencing$|^likert$|^numeric$/;
const RESULT = /^correct$|^wrong$|^unanticipated$|^neutral$|^([0-9]{0,3})?(.[0-9]*)?$/;

const fixed = (start?: Leaf): Rule => ({ access: 'r', ...(start === undefined ? {} : { start }) });
const score = (start?: Leaf): Rule => ({
  access: 'rw',
  format: DECIMAL,
  range: [0, 100],
  ...(start === undefined ? {} : { start }),
});
const written = (format: RegExp): Rule => ({ access: 'w', format });

const RULES: Readonly<Record<string, Rule>> = {
  'cmi._children': fixed(
    'core,suspend_data,launch_data,comments,objectives,student_data,student_preference,interactions',
  ),
  'cmi._version': fixed('3.4'),
  'cmi.core._children': fixed(
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  ),
  'cmi.core.student_id': fixed(),
  'cmi.core.student_name': fixed(),
  'cmi.core.lesson_location': { access: 'rw', format: text(255) },
  'cmi.core.credit': fixed(),
  'cmi.core.lesson_status': { access: 'rw', format: STATUS },
  'cmi.core.entry': fixed(),
  'cmi.core.score._children': fixed('raw,min,max'),
  'cmi.core.score.raw': score(),
  'cmi.core.score.max': score(),
  'cmi.core.score.min': score(),
  'cmi.core.total_time': fixed(),
  'cmi.core.lesson_mode': fixed(),
  'cmi.core.exit': written(/^time-out$|^suspend$|^logout$|^$/),
  'cmi.core.session_time': { ...written(TIMESPAN), start: '00:00:00' },
  'cmi.suspend_data': { access: 'rw', format: text(4096) },
  'cmi.launch_data': fixed(),
  'cmi.comments': { access: 'rw', format: text(4096) },
  'cmi.comments_from_lms': fixed(),
  'cmi.objectives._children': fixed('id,score,status'),
  'cmi.objectives._count': fixed('0'),
  'cmi.objectives.n.id': { access: 'rw', format: IDENTIFIER },
  'cmi.objectives.n.score._children': fixed(),
  'cmi.objectives.n.score.raw': score(''),
  'cmi.objectives.n.score.min': score(''),
  'cmi.objectives.n.score.max': score(''),
  'cmi.objectives.n.status': {
    access: 'rw',
    format: new RegExp(`${STATUS.source}|^not attempted$`),
  },
  'cmi.student_data._children': fixed('mastery_score,max_time_allowed,time_limit_action'),
  'cmi.student_data.mastery_score': fixed(),
  'cmi.interactions._children': fixed(
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  ),
  'cmi.interactions._count': fixed('0'),
  'cmi.interactions.n.id': written(IDENTIFIER),
  'cmi.interactions.n.objectives._count': fixed('0'),
  'cmi.interactions.n.objectives.n.id': written(IDENTIFIER),
  'cmi.interactions.n.time': written(TIME),
  'cmi.interactions.n.type': written(TYPE),
  'cmi.interactions.n.correct_responses._count': fixed('0'),
  'cmi.interactions.n.correct_responses.n.pattern': written(text(255)),
  'cmi.interactions.n.weighting': { ...written(DECIMAL), range: [-100, 100] },
  'cmi.interactions.n.student_response': written(text(255)),
  'cmi.interactions.n.result': written(RESULT),
  'cmi.interactions.n.latency': written(TIMESPAN),
};

const INDEX = /[._](\d+)./g;
const modelOf = (element: string) => element.replace(INDEX, '.n.');

/** @param current the lesson the frame shows, by its id */
export function moodle12(data: VisitData, current: () => string, wire: Wire) {
  /** What each lesson's elements were when last sent, or at first; an element of an array once it was sent. */
  const known = new Map(data.scos.map(({ id }) => [id, startOf(data, id)]));
  let sco = data.scos[0]?.id ?? '';
  let cmi: Tree = {};
  let running = false;
  let error = '0';
  const answer = (code: string, value = 'false'): string => ((error = code), value);

  function begin(): void {
    cmi = {
      core: { score: {} },
      objectives: {},
      student_data: {},
      student_preference: {},
      interactions: {},
      evaluation: { comments: {} },
    };
    // An element of an array has no parent yet: from the second opening on, this throws.
    for (const [element, value] of known.get(sco) ?? []) put({ cmi }, element, value ?? '');
    const { tracks = {} } = data.scos.find(({ id }) => id === sco) ?? {};
    restore(cmi, tracks);
    if (at({ cmi }, 'cmi.core.lesson_status') === '')
      put({ cmi }, 'cmi.core.lesson_status', 'not attempted');
  }

  function LMSInitialize(parameter: string): string {
    sco = current();
    begin();
    if (parameter !== '') return answer('201');
    if (running) return answer('101');
    running = true;
    return answer('0', 'true');
  }

  function LMSFinish(parameter: string): string {
    if (parameter !== '') return answer('201');
    if (!running) return answer('301');
    running = false;
    return store(true);
  }

  function LMSCommit(parameter: string): string {
    if (parameter !== '') return answer('201');
    return running ? store(false) : answer('301');
  }

  function LMSGetValue(element: string): unknown {
    if (!running) return answer('301', '');
    if (element === '') return answer('201', '');
    const model = modelOf(element);
    const rule = RULES[model];
    if (!rule) return answer(unknown(model), '');
    if (rule.access === 'w') return answer('404', '');
    error = '0';
    const path = element.replace(INDEX, '_$1.');
    const parent = at({ cmi }, path.slice(0, path.lastIndexOf('.')));
    return parent === undefined ? '' : at({ cmi }, path);
  }

  function LMSSetValue(element: string, given: unknown): string {
    if (!running) return answer('301');
    if (element === '') return answer('201');
    const model = modelOf(element);
    const rule = RULES[model];
    if (!rule) return answer('201');
    if (rule.access === 'r') return answer(refusal(model));
    const value = String(given);
    if (!rule.format?.test(value)) return answer('405');
    error = '0';
    const path = element === model ? element : make(element);
    if (path === null) return answer('201');
    if (rule.range) {
      const number = Number(value);
      if (!(number >= rule.range[0] && number <= rule.range[1])) return answer('405');
      put({ cmi }, path, number);
    } else if (element === 'cmi.comments') put({ cmi }, path, `${textAt({ cmi }, path)}${value}`);
    else put({ cmi }, path, value);
    return answer('0', 'true');
  }

  /** Makes the objects an element stands in; null when its number is too high. */
  function make(element: string): string | null {
    const names = element.split('.');
    let path = 'cmi';
    let open = true;
    for (let place = 1; place < names.length - 1; place++) {
      const name = names[place] ?? '';
      const number = names[place + 1] ?? '';
      if (/^\d+$/.test(number)) {
        const list = `${path}.${name}`;
        if (at({ cmi }, list) === undefined) put({ cmi }, list, { _count: 0 });
        const count = Number(at({ cmi }, `${list}._count`));
        if (Number(number) === count) put({ cmi }, `${list}._count`, count + 1);
        else if (Number(number) > count) open = false;
        path = `${list}_${number}`;
        place++;
      } else path = `${path}.${name}`;
      if (at({ cmi }, path) === undefined) put({ cmi }, path, fresh(path));
    }
    return open ? `${path}.${names.at(-1) ?? ''}` : null;
  }

  function store(finishing: boolean): string {
    if (finishing) conclude();
    const kept = known.get(sco) ?? new Map<string, Leaf | undefined>();
    const data: Sent[] = [];
    for (const [path, value] of leaves(cmi, 'cmi')) {
      const model = modelOf(path);
      if (path === 'cmi.core.session_time') continue;
      const rule = RULES[path] ?? RULES[model];
      if (!rule) continue;
      if (!kept.has(path)) kept.set(path, rule.start);
      if (rule.access === 'r' || kept.get(path) === value) continue;
      // Held as said from here on, whether or not it arrives.
      kept.set(path, value);
      data.push([path, String(value)]);
    }
    if (finishing) data.push(['cmi.core.total_time', total(cmi)]);
    const result = send(wire, sco, data);
    return result === 'true' ? answer('0', 'true') : answer('101');
  }

  /** Who says nothing has completed. */
  function conclude(): void {
    const status = (value: string) => put({ cmi }, 'cmi.core.lesson_status', value);
    if (at({ cmi }, 'cmi.core.lesson_status') === 'not attempted') status('completed');
    if (at({ cmi }, 'cmi.core.lesson_mode') !== 'normal') return;
    const raw = textAt({ cmi }, 'cmi.core.score.raw');
    const mastery = textAt({ cmi }, 'cmi.student_data.mastery_score');
    if (raw !== '' && mastery !== '') status(Number(raw) >= Number(mastery) ? 'passed' : 'failed');
  }

  return {
    LMSInitialize,
    LMSFinish,
    LMSCommit,
    LMSGetValue,
    LMSSetValue,
    LMSGetLastError: (): string => error,
    LMSGetErrorString: (code: string): string => code,
    LMSGetDiagnostic: (code: string): string => code || error,
  };
}

function startOf({ scos, mode }: VisitData, id: string): Map<string, Leaf | undefined> {
  const { tracks = {}, mastery = '' } = scos.find((sco) => sco.id === id) ?? {};
  const status = tracks['cmi.core.lesson_status'] ?? '';
  const entry = status === '' ? 'ab-initio' : tracks['cmi.core.exit'] === 'suspend' ? 'resume' : '';
  const own: Readonly<Record<string, string>> = {
    'cmi.core.total_time': '00:00:00',
    ...tracks,
    'cmi.core.student_id': 'lea',
    'cmi.core.student_name': 'Léa Martin',
    'cmi.core.credit': mode === 'normal' ? 'credit' : 'no-credit',
    'cmi.core.entry': entry,
    'cmi.core.lesson_mode': mode,
    'cmi.student_data.mastery_score': mastery,
  };
  return new Map(
    Object.entries(RULES).flatMap(([element, { start }]) =>
      element.includes('.n.') ? [] : [[element, start ?? own[element] ?? '']],
    ),
  );
}

/** What the server kept of arrays; its count is how many there are, whatever their numbers. */
function restore(cmi: Tree, tracks: Readonly<Record<string, string>>): void {
  for (const list of ['objectives', 'interactions'] as const) {
    const numbers = new Set<number>();
    for (const [number, rest, value] of stored(tracks, list)) {
      const one = `cmi.${list}_${number}`;
      if (!numbers.has(number))
        put(
          { cmi },
          one,
          list === 'objectives' ? { score: {} } : { objectives: {}, correct_responses: {} },
        );
      numbers.add(number);
      const path = `${one}.${rest}`;
      const parent = path.slice(0, path.lastIndexOf('.'));
      if (at({ cmi }, parent) === undefined) {
        put({ cmi }, parent, {});
        const within = `${parent.replace(/_\d+$/, '')}._count`;
        put({ cmi }, within, Number(at({ cmi }, within) ?? 0) + 1);
      }
      put({ cmi }, path, value);
    }
    if (numbers.size > 0) put({ cmi }, `cmi.${list}._count`, numbers.size);
  }
}

function fresh(path: string): Tree {
  if (path.startsWith('cmi.objectives'))
    return { score: { _children: 'raw,min,max', raw: '', min: '', max: '' } };
  return path.startsWith('cmi.interactions')
    ? { objectives: { _count: 0 }, correct_responses: { _count: 0 } }
    : {};
}

const refusal = (model: string): string =>
  /\._(children|count|version)$/.test(model) ? '402' : '403';

function unknown(model: string): string {
  for (const [end, code] of [
    ['._children', '202'],
    ['._count', '203'],
  ] as const)
    if (model.endsWith(end)) return RULES[model.slice(0, -end.length)] ? code : '201';
  return '201';
}

/** Before and now, to the hundredth. */
function total(cmi: Tree): string {
  const hundredths = ['cmi.core.total_time', 'cmi.core.session_time'].reduce((sum, path) => {
    const [hours = '0', minutes = '0', seconds = '0'] = textAt({ cmi }, path).split(':');
    const [whole = '0', part = '0'] = seconds.split('.');
    return sum + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(whole)) * 100 + Number(part);
  }, 0);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, seconds, rest] = [
    Math.floor(hundredths / 360_000),
    Math.floor(hundredths / 6000) % 60,
    Math.floor(hundredths / 100) % 60,
    hundredths % 100,
  ];
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${two(rest)}`;
}
