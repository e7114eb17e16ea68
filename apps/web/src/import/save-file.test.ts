import { csvOf } from './save-file.js';

test('UI-66 a saved list is CSV that a spreadsheet program reads as text, never as a formula', () => {
  expect(csvOf([['Sheet', 'Row'], ['a "b", c', 3], ['=1+1', -2], ['two\nlines', 0]])).toBe('\uFEFFSheet,Row\r\n"a ""b"", c",3\r\n\'=1+1,-2\r\n"two\nlines",0\r\n');
});
