/** Evidence of the sample's conformity assessment: one screen for each indicator, drawn from what the library wants to see. */
import type { Library, LibraryItem } from '../../core/form/schema/library.ts';

/** CSS pixels; small, since more than a hundred come with the pack. */
export const SCREEN = { width: 480, height: 200 };

const STYLE = `
  body{margin:0;width:${SCREEN.width}px;height:${SCREEN.height}px;background:#fff;color:#222;font:11px/1.5 'Noto Sans CJK SC',sans-serif}
  header{background:#1f3a5f;color:#fff;padding:4px 12px;font-size:12px}
  header b{float:right;font-weight:400}
  h1{font-size:13px;margin:8px 12px 3px}
  ol{margin:3px 12px 4px;padding-left:20px}
  li{margin-bottom:3px}
  p{margin:3px 12px}
  footer{position:absolute;left:12px;bottom:6px;color:#666;font-size:10px}
`;

/** Papers of the assessment body: file → title and lines. */
const PAPERS: Record<string, [title: string, lines: string[]]> = {
  qualification: [
    '信息安全服务资质证书',
    ['单位：沪衡信息安全测评（上海）有限公司', '类别：风险评估　级别：二级', '有效期至：2027-05-31'],
  ],
  contract: [
    '符合性评测委托合同与测试授权书',
    [
      '委托方：上海申驰智联科技有限公司',
      '受托方：沪衡信息安全测评（上海）有限公司',
      '授权范围：评测方案所列对象　授权期限：2025-11-05 至 2025-12-05',
    ],
  ],
  signed: [
    '评测人员签字页',
    ['组长：郁南星（签字）', '组员：温如海、宁知远（签字）', '质量审核：殷若谷（签字）　2025-12-05'],
  ],
};

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter);

/** @param fixed the screen shows the retest */
export function evidenceHtml(item: LibraryItem, fixed: boolean): string {
  const { steps = [], evidence = [], expected = '' } = item.guidance ?? {};
  const title = fixed ? '整改复测记录' : (evidence[0] ?? '核查记录');
  const lines = (fixed ? steps.slice(0, 1) : steps).map((step) => `<li>${escape(step)}</li>`).join('');
  return `<style>${STYLE}</style>
    <header>${fixed ? '复测' : '现场核查'}（样例）<b>${item.id} ${escape(String(item.fields['point'] ?? ''))}</b></header>
    <h1>${escape(title)}</h1><ol>${lines}</ol><p>${escape(fixed ? `复测结果：${expected}` : `预期：${expected}`)}</p>
    <footer>申驰车联网远程服务平台（TSP）　样例图片，内容为虚构</footer>`;
}

export function paperFiles(): { file: string; html: string }[] {
  return Object.entries(PAPERS).map(([name, [title, lines]]) => ({
    file: `files/cnf/${name}.png`,
    html: `<style>${STYLE}</style><header>扫描件（样例）</header><h1>${escape(title)}</h1>${lines
      .map((line) => `<p>${escape(line)}</p>`)
      .join('')}<footer>样例图片，内容为虚构</footer>`,
  }));
}

/** Indicators that are in the sample's records, from its own file, with those whose rectification was tested again. */
export function evidenceFiles(library: Library, records: string, items: string): { file: string; html: string }[] {
  const cited = (csv: string): Set<string> => new Set(csv.match(/files\/cnf\/[A-F]\d{2}(?:-fixed)?\.png/g) ?? []);
  const byId = new Map(library.items.map((item) => [item.id, item]));
  return [...cited(records), ...cited(items)].sort().flatMap((file) => {
    const name = file.slice('files/cnf/'.length, -'.png'.length);
    const item = byId.get(name.slice(0, 3));
    return item ? [{ file, html: evidenceHtml(item, name.endsWith('-fixed')) }] : [];
  });
}
