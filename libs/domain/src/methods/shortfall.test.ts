import fc from 'fast-check';
import { inclusionMeters, type InclusionMeters } from './inclusion.js';
import { shortfalls } from './shortfall.js';

/** Speaking seconds of women, young people (each a dimension of its own, so they overlap) and in all. */
const metersOf = (women: number, young: number, total: number, { suppress = false, aims = [30, 20] } = {}): InclusionMeters =>
  inclusionMeters({
    dimensions: [{ id: 'sex', code: 'sex', groups: ['female', 'male'] }, { id: 'age', code: 'age', groups: ['18-29', '30+'] }],
    targets: [{ id: 'women', dimension: 'sex', groups: ['female'], share: aims[0]!, label: 'Women' }, { id: 'young', dimension: 'age', groups: ['18-29'], share: aims[1]!, label: 'Age 18–29' }],
    counts: {
      cells: [
        { measure: 'seats', dimension: 'sex', group: 'female', amount: 21 },
        { measure: 'seats', dimension: 'sex', group: 'male', amount: 41 },
        { measure: 'speakingSeconds', dimension: 'sex', group: 'female', amount: women },
        { measure: 'speakingSeconds', dimension: 'sex', group: 'male', amount: total - women },
        { measure: 'speakingSeconds', dimension: 'age', group: '18-29', amount: young },
        { measure: 'speakingSeconds', dimension: 'age', group: '30+', amount: total - young },
      ],
      totals: { seats: 62, speakingSeconds: total, turns: 48 },
    },
    suppress,
  });
const item = { usedSeconds: 28 * 60, leftSeconds: 1013 };

describe('shortfalls', () => {
  it('INCL-5 says how many of the minutes left a group needs: for its target, else for the floor of 20 %', () => {
    const [women] = shortfalls(metersOf(500, 1000, 4200, { aims: [30, 20] }), { item, session: { usedSeconds: 5347, leftSeconds: 6653 } });
    // 30 % of 5213 s are 1564: 1064 are missing, more than the 1013 left; 20 % are 1043: 543 are missing.
    expect(women).toEqual({
      target: 'women', label: 'Women', share: 50_000 / 4200, targetShare: 30, seatShare: 2100 / 62,
      item: { aim: 'floor', aimShare: 20, neededSeconds: 543, neededMinutes: 10, leftSeconds: 1013, leftMinutes: 17, outOfReach: true, shareIfSilent: 50_000 / 5213 },
      session: { aim: 'target', aimShare: 30, neededSeconds: 2756, neededMinutes: 46, leftSeconds: 6653, leftMinutes: 111, outOfReach: false, shareIfSilent: 50_000 / 10_853 },
    });
    expect(shortfalls(metersOf(800, 1000, 3000), { item })[0]!.item).toMatchObject({ aim: 'target', aimShare: 30, neededSeconds: 404, neededMinutes: 7, outOfReach: false });
  });

  it('INCL-5 where neither target nor floor can be reached it says so, with what would be needed', () => {
    expect(shortfalls(metersOf(0, 9000, 9000), { item })[0]!.item).toMatchObject({ aim: null, aimShare: 30, neededSeconds: 3004, outOfReach: true });
    expect(shortfalls(metersOf(0, 9000, 9000), { item, floorShare: 10 })[0]!.item).toMatchObject({ aim: 'floor', aimShare: 10, neededSeconds: 1002 });
  });

  it('INCL-5 the most urgent comes first: who needs most of what is left, then who cannot be helped any more', () => {
    expect(shortfalls(metersOf(700, 200, 3000), { item }).map(({ target }) => target)).toEqual(['young', 'women']);
    expect(shortfalls(metersOf(800, 580, 3000), { item }).map(({ target }) => target)).toEqual(['women', 'young']);
    expect(shortfalls(metersOf(0, 1900, 9000, { aims: [30, 22] }), { item }).map(({ target, item: need }) => [target, need.aim])).toEqual([['young', 'target'], ['women', null]]);
  });

  it('INCL-6 nothing warns in the first third of a round, before ten minutes of speaking, when the round is over, nor of what is hidden', () => {
    const meters = metersOf(100, 100, 3000);
    expect(shortfalls(meters, { item: { usedSeconds: 899, leftSeconds: 1801 } })).toEqual([]);
    expect(shortfalls(meters, { item: { usedSeconds: 900, leftSeconds: 1800 } })).toHaveLength(2);
    expect(shortfalls(metersOf(0, 0, 599), { item })).toEqual([]);
    expect(shortfalls(meters, { item: { usedSeconds: 2700, leftSeconds: 0 } })).toEqual([]);
    expect(shortfalls(metersOf(100, 100, 3000, { suppress: true }), { item })).toEqual([]);
    expect(shortfalls(metersOf(900, 600, 3000), { item })).toEqual([]);
  });

  it('INCL-5 whatever was said: given the time it needs the group is there, with a second less it is not', () => {
    const seconds = fc.integer({ min: 600, max: 20_000 });
    fc.assert(
      fc.property(seconds, fc.nat(20_000), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 2000 }), (total, women, aim, leftSeconds) => {
        for (const { item: need } of shortfalls(metersOf(Math.min(women, total), total, total, { aims: [aim, 0] }), { item: { usedSeconds: 2000, leftSeconds } })) {
          const reaches = (given: number): boolean => 100 * (Math.min(women, total) + given) >= need.aimShare * (total + leftSeconds) - 1e-6;
          expect([reaches(need.neededSeconds), reaches(need.neededSeconds - 1), need.neededSeconds <= leftSeconds]).toEqual([true, false, need.aim !== null]);
        }
      }),
    );
  });
});
