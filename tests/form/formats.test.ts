import { describe, expect, it } from 'vitest';
import {
  countCharacters,
  ipRangesOverlap,
  isCreditCode,
  isDate,
  isEmail,
  isIpRange,
  isMobile,
  isPhone,
} from '../../core/form/formats.ts';

describe('formats', () => {
  // Public codes: Alibaba (China) and Tencent Computer; then the same with one digit changed.
  it.each([
    ['91330100799655058B', true],
    ['9144030071526726XG', true],
    ['9144030071526727XG', false],
    ['91330100799655058b', true],
    ['9133010079965505', false],
    ['91330100799655058O', false],
  ])('credit code %s → %s', (code, ok) => expect(isCreditCode(code)).toBe(ok));

  it.each([
    ['13900000000', true],
    ['12900000000', false],
    ['1390000000', false],
  ])('mobile %s → %s', (value, ok) => expect(isMobile(value)).toBe(ok));

  it.each([
    ['021-12345678', true],
    ['02112345678', true],
    ['0755-1234567-801', true],
    ['400-123-4567', true],
    ['13900000000', true],
    ['电话', false],
  ])('phone %s → %s', (value, ok) => expect(isPhone(value)).toBe(ok));

  it.each([
    ['a.b@example.com', true],
    ['a@b', false],
    ['a b@example.com', false],
  ])('email %s → %s', (value, ok) => expect(isEmail(value)).toBe(ok));

  it.each([
    ['2025-09-22', true],
    ['2025-02-29', false],
    ['2024-02-29', true],
    ['2025-9-22', false],
    ['2025-13-01', false],
  ])('date %s → %s', (value, ok) => expect(isDate(value)).toBe(ok));

  it.each([
    ['203.0.113.7', true],
    ['203.0.113.0/28', true],
    ['203.0.113.8-203.0.113.15', true],
    ['203.0.113.15-203.0.113.8', false],
    ['203.0.113.256', false],
    ['203.0.113.0/33', false],
    ['2001:db8::1', true],
    ['2001:db8::/32', true],
    ['2001:db8:::1', false],
    ['01.2.3.4', false],
  ])('ip %s → %s', (value, ok) => expect(isIpRange(value)).toBe(ok));

  it('finds overlapping ranges within one family', () => {
    expect(ipRangesOverlap(['203.0.113.0/28', '203.0.113.16/28', '203.0.113.15'])).toEqual(['203.0.113.15']);
    expect(ipRangesOverlap(['0.0.0.0/0', '::/0'])).toEqual([]);
  });

  it('counts characters as a reader does', () => {
    expect(countCharacters(' 车联 网\n平台😀')).toBe(6);
  });
});
