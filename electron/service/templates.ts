/** Templates installed on this machine: kept, bound, tried, activated. */
import { WorkbenchError } from '../../core/contract.ts';
import type { AreaHandlers } from './handlers.ts';

const notYet = (): never => {
  throw new WorkbenchError('NOT_FOUND', '模板管理还没有完成。', '请更新程序。');
};

export const templateHandlers: AreaHandlers<'template'> = {
  'template.list': notYet,
  'template.install': notYet,
  'template.get': notYet,
  'template.page': notYet,
  'template.bind': notYet,
  'template.activate': notYet,
  'template.remove': notYet,
};
