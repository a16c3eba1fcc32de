/** What Moodle's server keeps of one learner in one SCORM activity, and how it judges it. */
import type { ScoData, Sent, VisitData } from './request.ts';

export interface Activity {
  readonly version: '1.2' | '2004';
  readonly scos: readonly Omit<ScoData, 'tracks'>[];
  /** Attempts allowed; 0 for as many as wanted. */
  readonly attempts?: number;
}

interface Post {
  readonly sco: string;
  readonly data: readonly Sent[];
}

type Tracks = Record<string, string>;

export interface MoodleServer {
  /** Everything that arrived, in its order. */
  readonly posts: Post[];
  take(sco: string, data: readonly Sent[]): void;
  /** What it holds of a lesson, by element. */
  tracks(sco: string): Tracks;
  /** What a page is born with; `asked`: « Prévisualiser » or « Entrer ». */
  visit(asked?: 'normal' | 'browse'): VisitData;
  /** « Échec » for good: a score came on the last attempt, and no pass before it. */
  isFailedForGood(): boolean;
  /** A new attempt: nothing is known of the one before. */
  renew(): void;
}

const STATUS = { '1.2': 'cmi.core.lesson_status', '2004': 'cmi.completion_status' } as const;
const SUCCESS = { '1.2': 'cmi.core.lesson_status', '2004': 'cmi.success_status' } as const;
const SCORES = ['cmi.core.score.raw', 'cmi.score.raw'];

export function moodleServer({ version, scos, attempts = 0 }: Activity): MoodleServer {
  const posts: Post[] = [];
  const kept = new Map<string, Tracks>();
  let failedForGood = false;
  let attempt = 1;
  const tracks = (sco: string): Tracks => {
    const found = kept.get(sco) ?? {};
    kept.set(sco, found);
    return found;
  };

  return {
    posts,
    take(sco, data) {
      posts.push({ sco, data });
      for (const [element, value] of data) {
        if (element.startsWith('cmi')) tracks(sco)[element] = value;
        // Judged as each element comes: a status that comes after its score comes too late.
        const isLast = attempts > 0 && attempt >= attempts;
        if (SCORES.includes(element) && isLast && tracks(sco)[SUCCESS[version]] !== 'passed')
          failedForGood = true;
      }
    },
    tracks,
    visit(asked = 'normal') {
      const done = scos.every(({ id }) =>
        /^(completed|passed|failed)$/.test(tracks(id)[STATUS[version]] ?? ''),
      );
      return {
        mode: asked === 'browse' ? 'browse' : done ? 'review' : 'normal',
        scos: scos.map((sco) => ({ ...sco, tracks: { ...tracks(sco.id) } })),
      };
    },
    isFailedForGood: () => failedForGood,
    renew() {
      attempt += 1;
      kept.clear();
    },
  };
}

/** As a tree without the first `cmi`: `interactions.0.id`, whichever way the version writes a number. */
export function treeOf(tracks: Readonly<Tracks>): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const [element, value] of Object.entries(tracks)) {
    const names = element
      .replace(/_(\d+)\./g, '.$1.')
      .split('.')
      .slice(1);
    const last = names.pop() ?? '';
    let place = tree;
    for (const name of names) place = (place[name] ??= {}) as Record<string, unknown>;
    place[last] = value;
  }
  return tree;
}
