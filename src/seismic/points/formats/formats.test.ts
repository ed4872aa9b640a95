import { describe, expect, test } from 'vitest';
import { readPointTable } from '#seismic/points/formats/registry';

const PCK = `dTect V6.6
Pick Set
Tue Mar  3 10:11:12 2020
!
Color: 255\`0\`0\`0
Size: 3
Connect: No
!
608431.5\t6078912.25\t0.812
608456.5\t6078912.25\t1.0045
!
`;

describe('files of points', () => {
  test('a pick set of OpendTect', () => {
    const { rows, columns, format } = readPointTable(PCK);
    expect(format).toBe('OpendTect pick set');
    expect(rows).toEqual([
      [608431.5, 6078912.25, 0.812],
      [608456.5, 6078912.25, 1.0045],
    ]);
    expect(columns).toEqual({ x: 0, y: 1, z: 2 });
  });

  test('a pick set group from before version 3.2 holds several sets, labels and undefined values', () => {
    const old =
      'dTect V2.4\nPick Set Group\nMon\n!\nRef: A\nColor: 1`2`3`0\n1 2 0.5\n"well" 3 4 0.6\n!\nRef: B\n5 6 0.7\n!\n';
    const { rows, lines } = readPointTable(old);
    expect(rows).toEqual([
      [1, 2, 0.5],
      [3, 4, 0.6],
      [5, 6, 0.7],
    ]);
    expect(lines).toEqual([1, 1, 2]);
  });

  test('Petrel points with attributes name their columns', () => {
    const text =
      '# Petrel Points with attributes\n# Unit in X and Y direction: m\nVERSION 1\nBEGIN HEADER\nX\nY\nZ\nSTRING,Name\nFLOAT,Dip\nEND HEADER\n458000.5 6780000 -1895.25 "Top 1" 12.5\n458010.5 6780000 -1900 "b" 1E+1\n';
    const { titles, rows, columns } = readPointTable(text);
    expect(titles).toEqual(['X', 'Y', 'Z', 'Name', 'Dip']);
    expect(columns).toEqual({ x: 0, y: 1, z: 2 });
    expect(rows[0].slice(0, 3)).toEqual([458000.5, 6780000, -1895.25]);
    expect(rows[0][3]).toBeNaN();
    expect(rows[1][4]).toBe(10);
  });

  test('a Charisma horizon', () => {
    const text =
      'INLINE :   200 XLINE :   500  606754.30  6075123.60   1234.50\nINLINE :   200 XLINE :   501  606779.30  6075123.60   1236.00\n';
    const { rows, kind, lines } = readPointTable(text);
    expect(kind).toBe('horizon');
    expect(lines).toBeNull();
    expect(rows[1]).toEqual([200, 501, 606779.3, 6075123.6, 1236]);
  });

  test('Charisma fault sticks are told apart by name and number', () => {
    const row = (number: number, z: number) =>
      `INLINE-  101  202 606754.3 6075123.6 ${z} Fault_1 ${number}\n`;
    const { rows, kind, lines } = readPointTable(row(1, 1000) + row(1, 1100) + row(2, 900) + row(2, 1200));
    expect(kind).toBe('faults');
    expect(lines).toEqual([0, 0, 1, 1]);
    expect(rows[2]).toEqual([101, 202, 606754.3, 6075123.6, 900]);
  });

  test('IESX marks the beginning of each line', () => {
    const text =
      'PROFILE F1 TYPE 1 4 TWT 3 ms ms\nSNAPPING PARAMS 5 0 1\n 0.4451E+06 0.6781E+07 6 1200.0\n 0.4452E+06 0.6781E+07 8 1300.0\n 0.4453E+06 0.6781E+07 6 1250.0\n 0.4454E+06 0.6781E+07 8 1350.0\nEOD\n';
    const { rows, lines, columns } = readPointTable(text);
    expect(rows[0]).toEqual([445100, 6781000, 6, 1200]);
    expect(lines).toEqual([0, 0, 1, 1]);
    expect(columns).toEqual({ x: 0, y: 1, z: 3 });
  });

  test.each([
    ['blanks', '1.5 2 30\n4 5 60\n'],
    ['commas, CRLF', '1.5,2,30\r\n4,5,60\r\n'],
    ['semicolons with decimal commas', '1,5;2;30\n4;5;60\n'],
    ['tabs below a comment', '# exported\n1.5\t2\t30\n4\t5\t60\n'],
  ])('columns separated by %s', (_, text) => {
    const { rows, titles } = readPointTable(text);
    expect(rows).toEqual([
      [1.5, 2, 30],
      [4, 5, 60],
    ]);
    expect(titles).toEqual(['column 1', 'column 2', 'column 3']);
  });

  test('titles above the numbers are taken, with units', () => {
    const { titles, columns } = readPointTable('Inline,Crossline,TWT (ms),Amplitude\n1,2,300,0.5\n');
    expect(titles).toEqual(['Inline', 'Crossline', 'TWT (ms)', 'Amplitude']);
    expect(columns).toEqual({ inline: 0, crossline: 1, z: 2 });
  });

  test('a blank line begins another line of points', () => {
    expect(readPointTable('1 2 3\n1 2 4\n\n5 6 7\n5 6 8\n').lines).toEqual([0, 0, 1, 1]);
  });

  test.each([
    ['1 2 3\n4 5\n', /line 2: 2 values where the first point has 3/],
    ['dTect V6\nPick Set\nx\n!\nSize: 3\n!\n1 2\n', /line 7: found "1 2"/],
    ['dTect V6\nHorizon\nx\n!\n', /line 2: found "Horizon"/],
    ['BEGIN HEADER\nX\nY\nZ\nEND HEADER\n1 2\n', /line 6: 2 values where the header names 3/],
    ['PROFILE a\n1 2 x\n', /line 2: found "1 2 x"/],
    ['INLINE : 1 XLINE : 2 3 4\n', /line 1: found/],
    ['no numbers at all\n', /No numbers/],
    ['1 2 3\0', /no text/],
  ])('a wrong file is refused with its place: %j', (text, message) => {
    expect(() => readPointTable(text)).toThrow(message);
  });
});
