import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(() => void (desk = openDesk()));
afterEach(() => desk.clear());

const phrase = {
  library: 'conformity',
  item: 'A01',
  column: 'finding',
  option: 'fail',
  text: '未限制远程登录失败次数。',
};

it('own sentences outlive a restart, are kept once, and go when asked', async () => {
  expect(await desk.call('phrase.list', {})).toEqual({ phrases: [], notice: '' });
  await desk.call('phrase.add', phrase);
  const { phrases } = await desk.call('phrase.add', phrase);
  expect(phrases).toEqual([{ id: phrases[0]?.id, ...phrase }]);
  const other = { ...phrase, option: 'partial' };
  expect((await desk.call('phrase.add', other)).phrases).toHaveLength(2);
  const again = openDesk({ home: desk.home });
  expect((await again.call('phrase.list', {})).phrases).toHaveLength(2);
  await again.clear();
  expect((await desk.call('phrase.remove', { id: phrases[0]?.id ?? '' })).phrases).toMatchObject([other]);
  expect(readdirSync(desk.home).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it.each(['{"phrases": [{"id"', '[]', '{"phrases": [{"text": 5}]}'])(
  'a broken file %s is set aside whole, with a sentence',
  async (text) => {
    mkdirSync(desk.home, { recursive: true });
    writeFileSync(join(desk.home, 'phrases.json'), text);
    const { phrases, notice } = await desk.call('phrase.list', {});
    expect(phrases).toEqual([]);
    expect(notice).toContain('phrases.json.damaged-');
    const aside = readdirSync(desk.home).filter((name) => name.startsWith('phrases.json.damaged-'));
    expect(aside.map((name) => readFileSync(join(desk.home, name), 'utf8'))).toEqual([text]);
    expect((await desk.call('phrase.add', phrase)).phrases).toMatchObject([phrase]);
  },
);
