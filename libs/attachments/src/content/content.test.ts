import { MOST_PARTS, MOST_PIXELS } from './bounds.js';
import { type Kind, kindOf } from './kinds.js';
import { cleanName } from './name.js';
import { cleanPicture } from './pictures.js';

const kind = (bytes: Buffer): Promise<string> => kindOf(bytes).then(({ mediaType }) => mediaType, (error: { code: string }) => error.code);
const text = (content: string): Promise<string> => kind(Buffer.from(content));
/** A zip of stored entries, as office documents are. */
function zip(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [named, data] = [Buffer.from(name), Buffer.from(content)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(named.length, 26);
    parts.push(local, named, data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(named.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, named);
    offset += local.length + named.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
const TYPES = (main: string): string => `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ole = (...streams: string[]): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), ...streams.map((stream) => Buffer.from(stream, 'utf16le'))]);

const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
/** Exif that says how the picture is turned, and where it was taken. */
const exif = (turned: number): Buffer => Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0', 'latin1'), Buffer.from([turned]), Buffer.from('\0\0\0\0\0\0GPS 6.3156N 10.8074W Canon', 'latin1')]);
const SCAN = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4])]);
/** How large it is. */
const frame = (width = 4, height = 4): Buffer => segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]));
const jpeg = (...segments: Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')), ...segments, segment(0xdb, Buffer.alloc(65)), frame(), SCAN, Buffer.from([0xff, 0xd9])]);
const chunk = (type: string, data: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, data.length >> 8, data.length & 255]), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.alloc(13)), ...chunks, chunk('IDAT', Buffer.from('pixels')), chunk('IEND', Buffer.alloc(0))]);
const riff = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat(chunks);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};
const part = (type: string, data: Buffer): Buffer => Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from([data.length & 255, data.length >> 8, 0, 0]), data, Buffer.alloc(data.length % 2)]);
const flags = (value: number): Buffer => part('VP8X', Buffer.from([value, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
/** A picture inside a WebP, as lossy ones begin. */
const VP8 = part('VP8 ', Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 4, 0, 4, 0, 1, 2]));
const SCREEN = [4, 0, 4, 0, 0, 0, 0];
const gif = (blocks: Buffer[], screen = SCREEN): Buffer => Buffer.concat([Buffer.from('GIF89a'), Buffer.from(screen), ...blocks, Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0, 0x3b])]);

test('FILE-1 what a file is, is told by its content; PDF, office documents, pictures, plain text and CSV are taken', async () => {
  expect(await kind(Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'))).toBe('application/pdf');
  expect(await kind(jpeg())).toBe('image/jpeg');
  expect(await kind(png())).toBe('image/png');
  expect(await kind(Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20)]))).toBe('image/gif');
  expect(await kind(zip({ '[Content_Types].xml': TYPES(`${DOCX}.main+xml`), 'word/document.xml': '<w/>' }))).toBe(DOCX);
  expect(await kind(zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' }))).toBe('application/vnd.oasis.opendocument.text');
  expect(await kind(ole('WordDocument'))).toBe('application/msword');
  for (const plain of ['Minutes of the meeting', 'name,age\nAda,3\n', '\uFEFFname;âge\n', 'محضر الجلسة', '', 'a < b and <c>']) expect([plain, await text(plain)]).toEqual([plain, 'text/plain; charset=utf-8']);
});

test('FILE-2 programs, pages, drawings with scripts, archives, installers and documents with macros are refused, whatever they are called', async () => {
  const bad: Record<string, Buffer> = {
    exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
    elf: Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(200)]),
    html: Buffer.from('\uFEFF \n<!-- nothing --><!DOCTYPE html><script>alert(1)</script>'),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    xml: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    script: Buffer.from('#!/bin/sh\nrm -rf /\n'),
    zip: zip({ 'a.exe': 'MZ' }),
    docm: zip({ '[Content_Types].xml': TYPES('application/vnd.ms-word.document.macroEnabled.main+xml'), 'word/vbaProject.bin': 'x' }),
    'macros in a docx': zip({ '[Content_Types].xml': TYPES(`${DOCX}.main+xml`), 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' }),
    msi: ole('Installer'),
    'macros in a doc': ole('WordDocument', '_VBA_PROJECT'),
    binary: Buffer.from([1, 2, 3, 0, 200, 201]),
    latin1: Buffer.from('caf\xe9', 'latin1'),
  };
  for (const [what, bytes] of Object.entries(bad)) expect([what, await kind(bytes)]).toEqual([what, 'fileKindRefused']);
});

test('FILE-28 a file that is called what it is not says so, where its name promises a kind that would be taken', async () => {
  const told = (bytes: Buffer, name: string): Promise<unknown> => kindOf(bytes, name).then(({ mediaType }) => mediaType, ({ code, params }: { code: string; params: object }) => [code, params]);
  const noise = Buffer.from([1, 2, 3, 0, 200, 201]);
  const refused = ['fileKindRefused', {}];
  expect(await told(noise, 'plan.pdf')).toEqual(['fileNotAsNamed', { ending: 'pdf' }]);
  expect(await told(noise, 'Photo.JPG')).toEqual(['fileNotAsNamed', { ending: 'jpg' }]);
  expect(await told(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'minutes.doc')).toEqual(['fileNotAsNamed', { ending: 'doc' }]);
  // What no name could make right, and what is worse than a wrong name, are told as before; of two kinds that are taken it is the one that is in it.
  for (const name of ['noise', 'noise.exe', 'noise.csv', 'noise.']) expect([name, await told(noise, name)]).toEqual([name, refused]);
  expect(await told(zip({ '[Content_Types].xml': TYPES(`${DOCX}.main+xml`), 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' }), 'minutes.docx')).toEqual(['fileKindRefused', { context: 'macros' }]);
  expect(await told(Buffer.from('<html><body>Sign in first</body></html>'), 'minutes.docx')).toEqual(['fileKindRefused', { context: 'page' }]);
  expect(await told(Buffer.from('404 Not Found'), 'plan.pdf')).toEqual(['fileNotAsNamed', { ending: 'pdf' }]);
  expect(await told(Buffer.from('Name\tAge\nAda\t3'), 'export.xls')).toBe('text/plain; charset=utf-8');
  expect(await told(Buffer.from('Minutes'), 'minutes')).toBe('text/plain; charset=utf-8');
  expect(await told(Buffer.from('%PDF-1.7\n'), 'plan.docx')).toBe('application/pdf');
});

/** With the byte order mark in front, as spreadsheet programs save it. */
const utf16 = (content: string, order: 'le' | 'be' = 'le'): Buffer => {
  const bytes = Buffer.from(`\uFEFF${content}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
test('FILE-26 text in UTF-16 with its byte order mark is text', async () => {
  for (const plain of ['Name\tÂge\r\nAda\t3\r\n', 'الاسم;العمر\nآدا;3\n', '名前,年齢\n', 'a 🌾 grows', '']) {
    expect([plain, await kind(utf16(plain)), await kind(utf16(plain, 'be'))]).toEqual([plain, 'text/plain; charset=utf-16le', 'text/plain; charset=utf-16be']);
  }
  expect(cleanName('stakeholders.csv', await kindOf(utf16('Name,Age\n')))).toBe('stakeholders.csv');
});

test('FILE-26 a binary or a page behind the mark of UTF-16 is none', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
  console.info(`seed ${seed}`);
  let state = seed || 1;
  const noise = Buffer.from(Array.from({ length: 2000 }, () => (state = (state * 48_271) % (2 ** 31 - 1)) >> 8 & 255));
  const sound = Buffer.concat(Array.from({ length: 8 }, (_, index) => Buffer.concat([Buffer.from('fffe9064', 'hex'), noise.subarray(index * 100, index * 100 + 100)])));
  for (const mark of ['fffe', 'feff']) {
    const behind = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(mark, 'hex'), bytes]);
    const bad: Record<string, Buffer> = {
      noise: behind(noise),
      program: behind(Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), noise])),
      'half a character': behind(Buffer.from('4100', 'hex').subarray(0, 1)),
      'half a pair': behind(Buffer.from(mark === 'fffe' ? '3cd84100' : 'd83c0041', 'hex')),
      'what is no character': behind(Buffer.from('ffff', 'hex')),
      'a page': utf16(' <!-- x --><!DOCTYPE html><script>alert(1)</script>', mark === 'fffe' ? 'le' : 'be'),
      'a drawing': utf16('<svg onload="alert(1)"/>', mark === 'fffe' ? 'le' : 'be'),
    };
    for (const [what, bytes] of Object.entries(bad)) expect([mark, what, await kind(bytes)]).toEqual([mark, what, 'fileKindRefused']);
  }
  expect(await kind(sound)).toBe('fileKindRefused');
  // UTF-32 begins alike, and nothing writes it.
  expect(await kind(Buffer.from('fffe00004100000042000000', 'hex'))).toBe('fileKindRefused');
  // Without the mark nobody can tell.
  expect(await kind(Buffer.from('Name', 'utf16le'))).toBe('fileKindRefused');
});

const TEXT: Pick<Kind, 'endings'> = { endings: ['txt', 'csv'] };
const PDF: Pick<Kind, 'endings'> = { endings: ['pdf'] };
test('FILE-2 a text that begins with ever so many comments is judged as fast as any, also where a page follows', async () => {
  const comments = '<!---->'.repeat(500);
  expect(await kind(Buffer.from(`${comments}x`))).toBe('text/plain; charset=utf-8');
  expect(await kind(Buffer.from(`${'<!-- a - b -->\n'.repeat(30)}<script>alert(1)</script>`))).toBe('fileKindRefused');
});

test('FILE-3 a name keeps its letters and loses paths, what is not seen, devices, and an ending that does not fit what is in the file', () => {
  const names: [string, Pick<Kind, 'endings'>, string][] = [
    ['../../etc/passwd', TEXT, 'passwd.txt'],
    ['C:\\Windows\\evil.exe', TEXT, 'evil.exe.txt'],
    ['محضر الجلسة.pdf', PDF, 'محضر الجلسة.pdf'],
    ['photo\u202Egpj.exe', PDF, 'photogpj.exe.pdf'],
    ['data.CSV', TEXT, 'data.csv'],
    ['con.txt', TEXT, '_con.txt'],
    ['a"b<c>:d|e?*.pdf', PDF, 'a_b_c__d_e__.pdf'],
    ['line\r\nSet-Cookie: x=1.pdf', PDF, 'lineSet-Cookie_ x=1.pdf'],
    ['.htaccess', TEXT, 'htaccess.txt'],
    ['...', PDF, 'file.pdf'],
    ['', PDF, 'file.pdf'],
    ['report.pdf ', PDF, 'report.pdf'],
  ];
  for (const [raw, fits, expected] of names) expect([raw, cleanName(raw, fits)]).toEqual([raw, expected]);
  const long = cleanName(`${'😀'.repeat(300)}.pdf`, PDF);
  expect([long.length <= 200, long.endsWith('.pdf'), /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(long)]).toEqual([true, true, false]);
});

test('FILE-4 of a picture where, when and with what it was taken goes, and so does what is hidden behind its end; how it is turned stays', () => {
  const taken = jpeg(segment(0xe1, exif(6)), segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')), segment(0xed, Buffer.from('Photoshop 3.0\0By Ada')), segment(0xfe, Buffer.from('Comment of Ada')));
  const clean = cleanPicture(Buffer.concat([taken, Buffer.from('MZ hidden behind the end')]), 'image/jpeg')!;
  for (const word of ['GPS', 'Canon', 'xmpmeta', 'Ada', 'hidden']) expect([word, clean.includes(word)]).toEqual([word, false]);
  expect(clean.includes(SCAN)).toBe(true);
  expect(clean.toString('latin1')).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06');
  expect(cleanPicture(jpeg(), 'image/jpeg')).toEqual(jpeg());
  const drawn = png(chunk('eXIf', Buffer.from('GPS')), chunk('tEXt', Buffer.from('Author\0Ada')), chunk('zzZz', Buffer.from('Ada')));
  expect(cleanPicture(Buffer.concat([drawn, Buffer.from('Ada')]), 'image/png')).toEqual(png());
  expect(cleanPicture(riff(flags(0x1c), VP8, part('EXIF', Buffer.from('GPS'))), 'image/webp')).toEqual(riff(flags(0x10), VP8));
  expect(cleanPicture(gif([Buffer.from([0x21, 0xfe, 3, 65, 100, 97, 0])]), 'image/gif')).toEqual(gif([]));
});

test('FILE-4 a picture that is cut off is refused in words, at whatever byte', () => {
  for (const [type, whole] of [['image/jpeg', jpeg(segment(0xe1, exif(6)))], ['image/png', png()]] as const) {
    for (let length = 12; length < whole.length - 1; length += 1) expect(() => cleanPicture(whole.subarray(0, length), type)).toThrow(expect.objectContaining({ code: 'fileDamaged' }) as Error);
  }
});

test('FILE-4 the small pictures that a JPEG keeps of before it was cropped go, wherever they stand, and nothing is hidden in what stays', () => {
  const cropped = Buffer.from('the face that was cropped away');
  const small = segment(0xe0, Buffer.concat([Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01', 'latin1'), Buffer.from([5, 2]), cropped]));
  const extended = segment(0xe0, Buffer.concat([Buffer.from('JFXX\0\x13', 'latin1'), Buffer.from([5, 2]), cropped]));
  const adobe = Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1');
  const [hidden, profile] = [segment(0xee, Buffer.concat([adobe, cropped])), segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1'))];
  const whole = Buffer.concat([Buffer.from([0xff, 0xd8]), small, extended, hidden, profile, segment(0xf0, cropped), frame(), SCAN, small, extended, SCAN, Buffer.from([0xff, 0xd9])]);
  const bare = segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
  expect(cleanPicture(whole, 'image/jpeg')).toEqual(Buffer.concat([Buffer.from([0xff, 0xd8]), bare, segment(0xee, adobe), profile, frame(), SCAN, bare, SCAN, Buffer.from([0xff, 0xd9])]));
});

test('FILE-4 what a WebP of several pictures tells in one of them goes too', () => {
  const frameOf = (...parts: Buffer[]): Buffer => part('ANMF', Buffer.concat([Buffer.alloc(16), ...parts]));
  expect(cleanPicture(riff(flags(0x02), frameOf(VP8, part('EXIF', Buffer.from('GPS')), part('ANMF', Buffer.alloc(16)))), 'image/webp')).toEqual(riff(flags(0x02), frameOf(VP8)));
});

const code = (bytes: Buffer, type: string): string | null => {
  try {
    cleanPicture(bytes, type);
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const uint = (bytes: number, value: number): Buffer => {
  const at = Buffer.alloc(bytes);
  at.writeUIntBE(value, 0, bytes);
  return at;
};

test('FILE-18 a picture that says it has more points than are taken is refused by its header, before anything is unpacked', () => {
  // As square as can be, one with as many as are taken, and one with some more; both few enough for headers of 14 bits.
  const [wide, high] = [15_000, MOST_PIXELS / 15_000];
  const sized: [string, (width: number, height: number) => Buffer][] = [
    ['image/jpeg', (width, height) => Buffer.concat([jpeg().subarray(0, 20), frame(width, height), jpeg().subarray(20)])],
    ['image/jpeg', (width, height) => Buffer.concat([jpeg().subarray(0, -2), segment(0xc2, frame(width, height).subarray(4)), SCAN, Buffer.from([0xff, 0xd9])])],
    ['image/png', (width, height) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([uint(4, width), uint(4, height), Buffer.alloc(5)])), png().subarray(33)])],
    ['image/gif', (width, height) => gif([], [...uint(2, width).reverse(), ...uint(2, height).reverse(), 0, 0, 0])],
    ['image/gif', (width, height) => gif([Buffer.from([0x2c, 0, 0, 0, 0, ...uint(2, width).reverse(), ...uint(2, height).reverse(), 0, 2, 2, 0x4c, 1, 0])])],
    ['image/webp', (width, height) => riff(part('VP8X', Buffer.from([0, 0, 0, 0, ...uint(3, width - 1).reverse(), ...uint(3, height - 1).reverse()])), VP8)],
    ['image/webp', (width, height) => riff(part('VP8 ', Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, ...uint(2, width).reverse(), ...uint(2, height).reverse()])))],
    ['image/webp', (width, height) => riff(part('VP8L', Buffer.from([0x2f, ...uint(4, (height - 1) * 2 ** 14 + width - 1).reverse()])))],
    ['image/webp', (width, height) => riff(part('ANMF', Buffer.concat([Buffer.alloc(16), part('VP8L', Buffer.from([0x2f, ...uint(4, (height - 1) * 2 ** 14 + width - 1).reverse()]))])))],
  ];
  for (const [index, [type, of]] of sized.entries()) expect([index, code(of(wide, high), type), code(of(wide, high + 1), type)]).toEqual([index, null, 'pictureTooLarge']);
  expect(() => cleanPicture(sized[2]![1](20_000, 20_000), 'image/png')).toThrow(/20000 × 20000 points.*at most 150 million/);
  expect(code(sized[2]![1](0xffffffff, 0xffffffff), 'image/png')).toBe('pictureTooLarge');
  // Its height is only said behind the scan.
  expect(code(sized[0]![1](9, 0), 'image/jpeg')).toBe('fileDamaged');
});

test('FILE-18 a picture of ever so many parts is refused in words, within little memory, and one of as many as are taken is not', () => {
  const empty = (times: number, one: Buffer): Buffer => Buffer.alloc(times * one.length, one);
  const many: [string, Buffer, (parts: Buffer) => Buffer][] = [
    ['image/jpeg', segment(0xdd, Buffer.alloc(0)), (parts) => jpeg(parts)],
    ['image/jpeg', segment(0xdd, Buffer.alloc(0)), (parts) => Buffer.concat([jpeg().subarray(0, -2), parts, Buffer.from([0xff, 0xd9])])],
    ['image/png', chunk('IDAT', Buffer.alloc(0)), (parts) => png(parts)],
    ['image/webp', part('ALPH', Buffer.alloc(0)), (parts) => riff(parts)],
    ['image/gif', Buffer.from([0x21, 0xf9, 0]), (parts) => gif([parts])],
  ];
  for (const [index, [type, one, of]] of many.entries()) {
    expect([index, code(of(empty(MOST_PARTS - 10, one)), type)]).toEqual([index, null]);
    // A file of 25 MB.
    const large = of(empty(Math.floor(25e6 / one.length), one));
    const before = process.memoryUsage().heapUsed;
    expect([index, code(large, type)]).toEqual([index, 'pictureTooManyParts']);
    // In bytes; each part that is kept track of takes some 200.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
  }
});
