import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../renderer/pages/start/passphrase.ts';
import { formatCell } from '../../renderer/preview/cell-format.ts';
import { localTime, today } from '../../renderer/store/clock.ts';
import { fileNameOf, folderOf, joinPath, safeFileName, withExtension } from '../../renderer/store/paths.ts';

describe('paths', () => {
  it('follow the separator of the folder', () => {
    expect(joinPath('D:\\案卷', 'a.iovcase')).toBe('D:\\案卷\\a.iovcase');
    expect(joinPath('/home/a/', 'b')).toBe('/home/a/b');
    for (const whole of ['/usb/b.iovcase', 'E:\\b.iovcase', '\\\\nas\\b.iovcase'])
      expect(joinPath('/home/a', whole)).toBe(whole);
    expect(folderOf('D:\\案卷\\a.iovcase')).toBe('D:\\案卷');
    expect(folderOf('/a')).toBe('/');
    expect(fileNameOf('/home/a/b.iovcase')).toBe('b.iovcase');
  });
  it('proposes names every system takes', () => {
    expect(safeFileName(' 甲/乙:丙*? 公司. ')).toBe('甲乙丙 公司');
    expect(withExtension('/a/b')).toBe('/a/b.iovcase');
    expect(withExtension('/a/b.IOVCASE')).toBe('/a/b.IOVCASE');
  });
});

describe('clock', () => {
  it('speaks local time', () => {
    expect(today(new Date(2026, 2, 5))).toBe('2026-03-05');
    expect(localTime(new Date(2026, 2, 5, 9, 7).toISOString())).toBe('2026-03-05 09:07');
    expect(localTime('not a time')).toBe('not a time');
  });
});

describe('passphrase strength', () => {
  it.each([
    ['12345678', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['correct horse', 'fair'],
    ['青石渡口二十四桥', 'strong'],
  ])('%s is %s', (passphrase, strength) => expect(strengthOf(passphrase)).toBe(strength));
});

describe('cell formats', () => {
  it.each([
    [45922, 'yyyy-mm-dd', '2025-09-22'],
    [45922, '[$-804]yyyy"年"m"月"d"日"', '2025-09-22'],
    [0.256, '0.0%', '25.6%'],
    [1234567.5, '#,##0.00', '1,234,567.50'],
    [12, '', '12'],
  ])('%d as %s is %s', (value, code, text) => expect(formatCell(value, code)).toBe(text));
});
