import { fold } from '../fold.js';
import { DIMENSION_TEMPLATES } from './consultation.js';
import { dimensionWords, groupWords, wordKey } from './group-words.js';

test('FORM-16 every group of the templates that is a word is known in the languages of lists, and no word means two groups of one dimension', () => {
  for (const { code, groups } of DIMENSION_TEMPLATES) {
    expect(dimensionWords(code)).not.toEqual([]);
    if (code === 'ageBand') continue;
    expect(groups.filter((group) => groupWords(group).length === 0)).toEqual([]);
    const keys = groups.flatMap((group) => [...new Set(groupWords(group).map(wordKey))]);
    expect(keys.filter((key, index) => key === '' || keys.indexOf(key) !== index)).toEqual([]);
  }
  expect(groupWords('Women')).toBe(groupWords('female'));
  expect(groupWords('Herders')).toEqual([]);
});

test('FORM-16 case, marks, hamzas, lengthened letters and the joints of codes make no other word', () => {
  expect(['أُنْثَى', 'انثي', 'أنثـــى'].map(fold)).toEqual(Array(3).fill('انثي'));
  expect(['Prefer_not-to say.', 'FÉMININ', 'امرأه'].map(wordKey)).toEqual(['prefer not to say', 'feminin', wordKey('امرأة')]);
});
