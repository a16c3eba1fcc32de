import { describe, expect, it } from 'vitest';
import { speechOf } from '../../src/core/question/speech.ts';
import { initialized } from '../../src/core/xapi/cmi5.ts';
import { isSameStatement } from '../../src/core/xapi/same-statement.ts';
import { answered } from '../../src/core/xapi/answers.ts';
import { answeredEvent, lessonSetting, session } from './launches.ts';
import { choiceSample } from './question/samples.ts';

const sent = answered(lessonSetting, answeredEvent, choiceSample, speechOf(choiceSample));

describe('a statement an LRS answered 409 for', () => {
  it('is the same with what an LRS adds and rewrites', () => {
    const { grouping } = sent.context.contextActivities ?? {};
    const kept = {
      ...sent,
      actor: { account: sent.actor['account'], objectType: 'Agent', name: 'A' },
      object: { id: sent.object.id, objectType: 'Activity' },
      verb: { id: sent.verb.id },
      context: {
        ...sent.context,
        contextActivities: {
          ...sent.context.contextActivities,
          grouping: grouping && 'id' in grouping ? [grouping] : grouping,
        },
      },
      timestamp: sent.timestamp.replace('.000Z', '+00:00'),
      stored: '2026-11-22T11:00:00Z',
      authority: { objectType: 'Agent', mbox: 'mailto:lrs@example.org' },
    };
    expect(isSameStatement(sent, kept)).toBe(true);
  });

  it.each([
    ['another verb', { ...sent, verb: { id: 'https://other.example/verb' } }],
    ['another response', { ...sent, result: { ...sent.result, response: 'autre' } }],
    ['another time', { ...sent, timestamp: '2026-11-22T10:00:01.000Z' }],
    [
      'another person',
      { ...sent, actor: { account: { homePage: 'https://x.example', name: 'b' } } },
    ],
    ['another activity', { ...sent, object: { id: 'https://other.example/' } }],
    ['nothing', undefined],
    ['another statement', initialized(lessonSetting, session)],
  ])('is not with %s', (_, kept) => {
    expect(isSameStatement(sent, kept)).toBe(false);
  });
});
