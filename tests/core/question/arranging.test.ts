import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentMatching } from '../../../src/core/question/matching/start.ts';
import { matching } from '../../../src/core/question/matching/rules.ts';
import { interaction, spoken } from '../../../src/core/question/speech.ts';
import { blankOrdering } from '../../../src/core/question/ordering/start.ts';
import { ordering } from '../../../src/core/question/ordering/rules.ts';
import { plain } from '../../../src/core/text/rich.ts';
import type { MatchingQuestion } from '../../../src/core/question/types.ts';
import { anyResponse, matchingSample, orderingSample, says, seed, stepsUpTo } from './samples.ts';

describe('matching', () => {
  const right = { algie: 'douleur', ome: 'masse', ectomie: 'ablation' };

  test('earns the right pairs out of all and tells about the wrong ones', () => {
    expect(
      matching.grade({ ...matchingSample, points: 3 }, { ...right, algie: 'incision' }),
    ).toEqual({
      status: 'graded',
      points: 2,
      success: false,
      parts: { algie: 'wrong', ome: 'right', ectomie: 'right' },
      reasons: { algie: [...says('Comme névralgie.'), ...says('C’est -tomie.')] },
    });
    expect(matching.grade(matchingSample, right)).toMatchObject({ success: true, reasons: {} });
  });

  test('tells about a distractor at each item it was chosen for, and only there', () => {
    fc.assert(
      fc.property(anyResponse(matchingSample), (response) => {
        const result = matching.grade(matchingSample, response as Record<string, string>, true);
        const lines =
          result.status === 'graded' ? Object.values(result.reasons).flat().map(plain) : [];
        expect(lines.filter((line) => line === 'C’est -tomie.')).toHaveLength(
          Object.values(response as object).filter((id) => id === 'incision').length,
        );
      }),
    );
  });

  test('tells how many pairs are left', () => {
    expect(matching.grade(matchingSample, { algie: 'douleur', ome: 'masse' })).toEqual({
      status: 'incomplete',
      message: 'Il reste un élément à associer.',
    });
    expect(matching.grade(matchingSample, { algie: '' })).toMatchObject({
      message: 'Il reste 3 éléments à associer.',
    });
  });

  test('takes two targets that read the same for the same', () => {
    const twins: MatchingQuestion = {
      ...matchingSample,
      targets: [...matchingSample.targets, { id: 'douleur-2', text: ['Douleur'] }],
    };
    const response = { ...right, algie: 'douleur-2' };
    expect(matching.grade(twins, response)).toMatchObject({ success: true });
    expect(matching.keep(twins, response, 's')).toEqual(response);
    expect(spoken(twins, response)).toBe(interaction(twins).correctResponsesPattern?.[0]);
  });

  test('keeps the right pairs for a retry', () => {
    expect(matching.keep(matchingSample, { ...right, ome: 'incision' }, 's')).toEqual({
      algie: 'douleur',
      ectomie: 'ablation',
    });
  });

  test('reads pairs of known items and targets, unset ones left out', () => {
    expect(matching.parse(matchingSample, { algie: 'masse', ome: '' })).toEqual({ algie: 'masse' });
    expect(matching.parse(matchingSample, { algie: 'inconnu' })).toBeNull();
    expect(matching.parse(matchingSample, { inconnu: 'masse' })).toBeNull();
    expect(matching.parse(matchingSample, null)).toBeNull();
  });

  test('speaks xAPI', () => {
    expect(interaction(matchingSample)).toEqual({
      interactionType: 'matching',
      correctResponsesPattern: ['algie[.]douleur[,]ome[.]masse[,]ectomie[.]ablation'],
      source: [
        { id: 'algie', description: { fr: '-algie' } },
        { id: 'ome', description: { fr: '-ome' } },
        { id: 'ectomie', description: { fr: '-ectomie' } },
      ],
      target: [
        { id: 'douleur', description: { fr: 'douleur' } },
        { id: 'masse', description: { fr: 'masse' } },
        { id: 'ablation', description: { fr: 'ablation' } },
        { id: 'incision', description: { fr: 'incision' } },
      ],
    });
    expect(spoken(matchingSample, { ome: 'incision' })).toBe('ome[.]incision');
  });

  test('never shows each item in front of its target, fixed order included', () => {
    fc.assert(
      fc.property(seed, fc.boolean(), (value, shuffle) => {
        const shown = presentMatching({ ...matchingSample, shuffle }, value);
        const aligned = shown.items.every((item, i) => shown.targets[i]?.id === item.target);
        expect(aligned).toBe(false);
        if (!shuffle) expect(shown.items).toEqual(matchingSample.items);
      }),
    );
  });
});

describe('ordering', () => {
  test.each([
    ['1234', '1234'],
    ['2341', '234'],
    ['4123', '123'],
    ['1243', '12'],
    ['2134', '34'],
    ['4321', ''],
    ['1324', '1'],
    ['3214', '4'],
    ['3412', '34'],
    ['2143', ''],
    ['2413', ''],
    ['3124', '12'],
  ])('in %s the longest right run is %j', (given, run) => {
    const response = [...given];
    const grade = ordering.grade({ ...stepsUpTo(4), points: 4 }, response);
    expect(grade).toMatchObject({ points: run.length, success: given === '1234' });
    const parts = Object.fromEntries(
      response.map((id, place) => [
        id,
        run.includes(id) || id === String(place + 1) ? 'right' : 'wrong',
      ]),
    );
    expect(grade).toMatchObject({ parts });
  });

  test('tells why at each misplaced step', () => {
    expect(ordering.grade(orderingSample, ['uretre', 'vessie', 'rein', 'uretere'])).toMatchObject({
      points: 0.5,
      reasons: { uretre: says('uretre mal placé'), vessie: says('vessie mal placé') },
    });
  });

  test('earns no more than it marks right, and all of it when all is in place', () => {
    const given = fc.integer({ min: 3, max: 6 }).chain((length) => {
      const question = stepsUpTo(length);
      const ids = ordering.solution(question);
      return fc.tuple(
        fc.constant({ ...question, points: length }),
        fc.shuffledSubarray([...ids], { minLength: length }),
      );
    });
    fc.assert(
      fc.property(given, ([question, response]) => {
        const grade = ordering.grade(question, response);
        if (grade.status !== 'graded') throw new Error('an order is always complete');
        const marked = Object.values(grade.parts).filter((state) => state === 'right');
        expect(grade.points).toBeLessThanOrEqual(marked.length);
        const inPlace = ordering.solution(question).filter((id, place) => response[place] === id);
        for (const id of inPlace) expect(grade.parts[id]).toBe('right');
        expect(grade.success).toBe(response.join() === ordering.solution(question).join());
      }),
    );
  });

  test('starts from another order than the right one', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 2, max: 6 }), (value, length) => {
        const question = stepsUpTo(length);
        const start = blankOrdering(question, value);
        expect(start).not.toEqual(ordering.solution(question));
        expect([...start].sort()).toEqual([...ordering.solution(question)].sort());
      }),
    );
  });

  test('keeps the order for a retry', () => {
    const response = ['vessie', 'rein', 'uretere', 'uretre'];
    expect(ordering.keep(orderingSample, response, 's')).toEqual(response);
  });

  test('reads permutations of its steps only', () => {
    const order = ['vessie', 'rein', 'uretere', 'uretre'];
    expect(ordering.parse(orderingSample, order)).toEqual(order);
    expect(ordering.parse(orderingSample, order.slice(1))).toBeNull();
    expect(ordering.parse(orderingSample, [...order, 'rein'])).toBeNull();
    expect(ordering.parse(orderingSample, ['rein', 'rein', 'uretere', 'uretre'])).toBeNull();
    expect(ordering.parse(orderingSample, [...order.slice(1), 4])).toBeNull();
  });

  test('speaks xAPI', () => {
    expect(interaction(orderingSample)).toMatchObject({
      interactionType: 'sequencing',
      correctResponsesPattern: ['rein[,]uretere[,]vessie[,]uretre'],
    });
    expect(spoken(orderingSample, ['uretre', 'rein'])).toBe('uretre[,]rein');
  });
});
