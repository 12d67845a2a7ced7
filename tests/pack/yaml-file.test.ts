import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readYaml } from '../../electron/pack/yaml-file.ts';

it('lines of a folded text are joined as Chinese is written', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yaml-'));
  fs.writeFileSync(
    path.join(folder, 'a.yaml'),
    'a: >-\n  取得正式文本后，\n  请核对 RSU\n  的编号\nb: 第三级 网络架构\n',
  );
  expect(readYaml(folder, 'a.yaml')).toMatchObject({
    data: { a: '取得正式文本后，请核对 RSU 的编号', b: '第三级 网络架构' },
  });
  fs.rmSync(folder, { recursive: true });
});
