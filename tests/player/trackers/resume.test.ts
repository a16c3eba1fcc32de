import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, emptyProgress } from '../../../src/core/progress/fold.ts';
import type { Progress } from '../../../src/core/progress/progress.ts';
import { LrsError, type Lrs } from '../../../src/player/lrs.ts';
import { joined, partOf, resumeOf, type Resumable } from '../../../src/player/trackers/resume.ts';
import { anAnswer } from './sessions.ts';

const some = (...attempts: readonly number[]): Progress =>
  attempts.reduce((sum, attempt) => apply(sum, { ...anAnswer(), attempt }), emptyProgress);
const PLACE = { id: 'm/l', registration: null };
const tries = (progress: Progress) =>
  Object.values(progress.lessons['m/l']?.questions ?? {})[0]?.last.attempt ?? 0;

function learner(start: Progress): Resumable {
  let current = start;
  return {
    progress: () => current,
    join: (change) => {
      current = change(current);
      return Promise.resolve();
    },
  };
}

const CHANGED = new LrsError({ status: 412, headers: new Headers(), text: '', redirected: false });

/** A State resource with ETags; `between` writes just before the next PUT arrives. */
function remote(start: unknown) {
  let [content, version] = [start, start === undefined ? 0 : 1];
  let between: unknown;
  let lies = 0;
  let last: { readonly outlives: boolean } | null = null;
  const lrs = {
    state: () => Promise.resolve(version === 0 ? null : { content, etag: `"${version}"` }),
    putState: (_: string, body: object, etag: string | null, outlives = false) => {
      last = { outlives };
      if (lies > 0) return Promise.resolve(void (lies -= 1));
      if (between !== undefined) [content, version, between] = [between, version + 1, undefined];
      if (etag !== (version === 0 ? null : `"${version}"`)) return Promise.reject(CHANGED);
      [content, version] = [body, version + 1];
      return Promise.resolve();
    },
  } as unknown as Lrs;
  return {
    lrs,
    content: () => content as Progress,
    meanwhile: (written: unknown) => void (between = written),
    lie: (times: number) => void (lies = times),
    last: () => last,
  };
}

describe('the progress another device reads', () => {
  it('is given, taken, and merged when somebody wrote in between (412)', async () => {
    const server = remote(undefined);
    await resumeOf(server.lrs, PLACE, learner(some(1, 2))).sync();
    expect(tries(server.content())).toBe(2);
    const phone = learner(emptyProgress);
    await resumeOf(server.lrs, PLACE, phone).sync();
    expect(tries(phone.progress())).toBe(2);
    const laptop = learner(some(1, 2, 3));
    server.meanwhile(some(4));
    await resumeOf(server.lrs, PLACE, laptop).sync();
    expect(tries(server.content())).toBe(4);
    expect(tries(laptop.progress())).toBe(4);
  });

  it('is given again while what is read is not what was written', async () => {
    const server = remote(undefined);
    server.lie(2);
    await resumeOf(server.lrs, PLACE, learner(some(1, 2))).sync();
    expect(tries(server.content())).toBe(2);
  });

  it('leaves with the page, without a question first, with what was given last', async () => {
    const server = remote(undefined);
    let progress = some(1);
    const resume = resumeOf(server.lrs, PLACE, { ...learner(progress), progress: () => progress });
    await resume.sync();
    progress = some(1, 2);
    resume.leave();
    expect(tries(server.content())).toBe(2);
    expect(server.last()).toEqual({ outlives: true });
  });

  it('leaves a document alone that it cannot read', async () => {
    const document = { version: 2, lessons: {} };
    const server = remote(document);
    await resumeOf(server.lrs, PLACE, learner(some(1))).sync();
    expect(server.content()).toEqual(document);
  });

  it('holds nothing of other lessons', () => {
    const other = apply(some(1), { ...anAnswer(), lesson: 'm/other' });
    expect(Object.keys(partOf(other, PLACE).lessons)).toEqual(['m/l']);
    expect(Object.keys(joined(emptyProgress, other, PLACE).lessons)).toEqual(['m/l']);
  });

  it('takes nothing from this device, whatever the document is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ version: fc.constant(1), epoch: fc.nat(), lessons: fc.object() }),
        ),
        async (document) => {
          const here = learner(some(1, 2));
          await resumeOf(remote(document ?? null).lrs, PLACE, here).sync();
          expect(tries(here.progress())).toBe(2);
          expect(here.progress().epoch).toBe(0);
        },
      ),
    );
  });

  it('erased here stays erased, though the LMS still holds it', async () => {
    const erased = { ...emptyProgress, epoch: 1 };
    const here = learner(erased);
    await resumeOf(remote(some(1)).lrs, PLACE, here).sync();
    expect(here.progress()).toEqual(erased);
  });

  it('fails quietly: it is tried again at the next occasion', async () => {
    const broken = { state: () => Promise.reject(new TypeError('offline')) } as unknown as Lrs;
    await expect(resumeOf(broken, PLACE, learner(some(1))).sync()).resolves.toBeUndefined();
  });
});
