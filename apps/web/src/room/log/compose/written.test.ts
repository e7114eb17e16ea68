import { emptyDraft, keptDraft, readDraft } from './draft.js';
import { inWrittenLanguage, languageWritten } from './written.js';

const HERE = ['en', 'fr', 'ar', 'fa'];

test('UI-209: letters that clearly are not those of the language choose the first of the session that is written in them; few or mixed ones choose nothing', () => {
  const written = (text: string, chosen: string, here: readonly string[] = HERE): string => languageWritten(text, chosen, here);
  expect(written('لا توجد شرطة في السوق', 'en')).toBe('ar');
  expect(written('لا توجد شرطة في السوق', 'fa')).toBe('fa');
  expect(written('There are no police', 'ar')).toBe('en');
  expect(written('لا توجد UNMIL في السوق الكبير', 'en')).toBe('ar');
  expect(written('Il n’y a pas de police', 'en')).toBe('en');
  expect(written('The word شرطة means police', 'en')).toBe('en');
  expect(written('The market السوق الكبير', 'ar')).toBe('ar');
  for (const little of ['', 'لا', '12:30, 45', '!?']) expect(written(little, 'en')).toBe('en');
  expect(written('Полиции нет', 'en')).toBe('en');
  expect(written('Полиции нет', 'en', ['en', 'ar', 'uk'])).toBe('uk');
  expect(written('没有警察', 'en', ['en', 'zh', 'ja'])).toBe('zh');
  expect(written('没有警察', 'ja', ['ja', 'zh'])).toBe('ja');
  expect(written('لا توجد شرطة', 'no tag at all')).toBe('no tag at all');
});

test('UI-209: the draft follows its letters until somebody chooses, and says with what the next begins', () => {
  const typed = (text: string, draft = emptyDraft('en')) => inWrittenLanguage({ ...draft, text }, HERE);
  const arabic = typed('لا توجد شرطة');
  expect(arabic).toMatchObject({ language: 'ar', usualLanguage: 'en' });
  expect(typed('No police', arabic)).toMatchObject({ language: 'en', usualLanguage: undefined });
  expect(typed('', arabic)).toMatchObject({ language: 'en', usualLanguage: undefined });
  expect(typed('لا توجد شرطة', { ...emptyDraft('en'), languageByHand: true }).language).toBe('en');
  expect(typed('لا توجد شرطة', emptyDraft(null)).language).toBeNull();
  for (const draft of [arabic, { ...emptyDraft('en'), text: 'x', languageByHand: true }]) expect(readDraft(keptDraft(draft, 'attributed'))).toEqual(draft);
});
