/** A register with pictures, and its rows, for the tests of pictures. */
import type { RegisterRow } from '../../core/answer/answer.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { type Picture, type Register, registerSchema } from '../../core/form/schema/register.ts';
import { arrangePicture, type ShownPicture } from '../../core/register/picture-arrange.ts';
import { type PictureTally, tallyPicture } from '../../core/register/picture-tally.ts';
import { PictureViews } from '../../core/register/picture-views.ts';

export const pack = { id: 'p', optionSets: {}, forms: [] } as unknown as Pack;

export function registerWith(...pictures: Record<string, unknown>[]): Register {
  return registerSchema.parse({
    id: 'list',
    type: 'register',
    label: '目录',
    key: 'no',
    columns: [
      { id: 'no', type: 'text', label: '数据编号' },
      { id: 'kind', type: 'choice', label: '类别', options: [option('sense', '感知'), option('decide', '决策')] },
      {
        id: 'level',
        type: 'choice',
        label: '级别',
        options: [option('general', '一般'), option('important', '重要'), option('core', '核心')],
      },
      { id: 'sources', type: 'multi', label: '来源', options: [option('car', '车端'), option('user', '用户')] },
      { id: 'receiver', type: 'text', label: '接收方' },
      { id: 'country', type: 'text', label: '国家' },
      { id: 'status', type: 'choice', label: '状态', options: [option('none', '未申报'), option('passed', '通过')] },
      { id: 'records', type: 'number', label: '条数', unit: '条' },
      { id: 'size', type: 'number', label: '存储量' },
      { id: 'bytes', type: 'computed', label: '字节', expression: 'row.size * 1024.0 * q.factor' },
      { id: 'long', type: 'longtext', label: '说明' },
    ],
    pictures,
  });
}

const option = (id: string, label: string): { id: string; label: string } => ({ id, label });

export function tallyOf(register: Register, rows: readonly RegisterRow['cells'][], q = { factor: 1 }): PictureTally {
  const [picture] = register.pictures ?? [];
  const views = new PictureViews(register, { q });
  const made = rows.map((cells, i) => views.of(String(i), { order: String(i), cells }));
  const steps = tallyPicture(register, picture as Picture, made, { q });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export function pictureOf(
  register: Register,
  rows: readonly RegisterRow['cells'][],
  measure = 0,
  q = { factor: 1 },
): ShownPicture {
  const [picture] = register.pictures ?? [];
  const scope = { pack, register, subjects: [] };
  return arrangePicture(scope, picture as Picture, tallyOf(register, rows, q), measure);
}

export const labels = (groups: readonly { label: string }[]): string[] => groups.map(({ label }) => label);
