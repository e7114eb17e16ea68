import { checkFiles, LARGEST_FILE, mapNameOf, pastedFiles } from './files.js';

const file = (name: string, content = 'Label\nA', type = ''): File => new File([content], name, { type });

test('UI-60 what no server has to be asked for is refused at once', () => {
  expect(() => checkFiles([])).toThrow(expect.objectContaining({ code: 'noFile' }));
  expect(() => checkFiles([file('a.csv'), file('b.csv'), file('c.csv')])).toThrow(expect.objectContaining({ code: 'tooManyFiles', params: { limit: 2 } }));
  expect(() => checkFiles([file('a.csv', '')])).toThrow(expect.objectContaining({ code: 'file-empty' }));
  const large = Object.defineProperty(file('a.csv'), 'size', { value: LARGEST_FILE + 1 });
  expect(() => checkFiles([large])).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  expect(() => checkFiles([file('a.csv'), file('b.csv')])).not.toThrow();
  expect(() => checkFiles([file('a.csv'), file('b.csv', '')])).toThrow(expect.objectContaining({ code: 'file-empty', params: { file: 'b.csv' } }));
});

test('UI-64 a new map is named after the file', () => {
  expect(['kumu-paypal_mafia.xlsx', 'Actors 2005.csv', '.csv', 'أصحاب-المصلحة.xlsx', 'lake-dialogue-2026-11-22-strictly-confidential.csv.zip', 'lake-2026-11-22-final.csv'].map(mapNameOf)).toEqual(['Kumu paypal mafia', 'Actors 2005', '', 'أصحاب المصلحة', 'Lake dialogue', 'Lake 2026 11 22 final']);
});

test('UI-60 pasted cells are a table; a picture of them, or a sentence, is not', async () => {
  const picture = file('image.png', 'x', 'image/png');
  const [table] = pastedFiles({ files: [picture], text: 'Label\tType\nA\tPerson\n' });
  expect([table?.name, await table?.text()]).toEqual(['pasted.csv', 'Label\tType\nA\tPerson\n']);
  expect(pastedFiles({ files: [picture], text: 'Only a sentence, nothing more' })).toEqual([]);
  const copied = file('a.xlsx', 'x', 'application/octet-stream');
  expect(pastedFiles({ files: [copied], text: '' })).toEqual([copied]);
});
