import { id18, isId, isSameId, recordId } from '../../../../dev/salesforce/ids';

describe('id18', () => {
  test('gives the suffixes that published ids have', () => {
    expect(id18('00Dxx0000001gPL')).toBe('00Dxx0000001gPLEAY');
    expect(id18('005xx000001SwiU')).toBe('005xx000001SwiUAAS');
  });

  test('takes nothing but 15 letters and digits', () => {
    expect(() => id18('00Dxx0000001gP')).toThrow('Not a 15-character id');
    expect(() => id18('00Dxx0000001gP-')).toThrow('Not a 15-character id');
  });
});

test('an id of 18 characters must have its own suffix', () => {
  expect(isId('00Dxx0000001gPL')).toBe(true);
  expect(isId('00Dxx0000001gPLEAY')).toBe(true);
  expect(isId('00Dxx0000001gPLeay')).toBe(true);
  expect(isId('00Dxx0000001gPLEAX')).toBe(false);
  expect(isId('00Dxx0000001gPLEA')).toBe(false);
});

test('15 and 18 characters name the same record, and case tells records apart', () => {
  expect(isSameId('00Dxx0000001gPL', '00Dxx0000001gPLEAY')).toBe(true);
  expect(isSameId('00Dxx0000001gPL', '00Dxx0000001gPl')).toBe(false);
});

test('record ids are the same whenever asked, and differ by record, kind and org', () => {
  const id = recordId('005', '00DHp000001gPLa', 3);
  expect(id).toMatch(/^005Hp00000\w{8}$/);
  expect(isId(id)).toBe(true);
  expect(recordId('005', '00DHp000001gPLa', 3)).toBe(id);
  const others = [
    recordId('005', '00DHp000001gPLa', 4),
    recordId('00e', '00DHp000001gPLa', 3),
    recordId('005', '00DVf000002kQMb', 3),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});
