/** A tiny pair of files that shows the form; everything in it is invented. */
export interface ExampleFile {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export const exampleFiles: readonly ExampleFile[] = [
  {
    name: 'elements.csv',
    rows: [
      ['Label', 'Type', 'Tags', 'Members'],
      ['Lake council', 'Institution', 'elected', '24'],
      ['Net menders', 'Organisation', 'fishing', '60'],
      ['Harbour fund', 'International partner', 'donor', '5'],
    ],
  },
  {
    name: 'connections.csv',
    rows: [
      ['From', 'To', 'Type', 'Direction'],
      ['Harbour fund', 'Net menders', 'Funding', 'directed'],
      ['Net menders', 'Lake council', 'Representation', 'directed'],
    ],
  },
];
