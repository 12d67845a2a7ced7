/**
 * The two assessment reports of the level-3 sample (its indicators on all tested objects, 60 assets, 80 risks) with 120
 * photographs: charts drawn, filled, contents and page numbers made, read back. Against the template engine filling the
 * same template with the same values and storing the same photographs, without charts, contents, numbers or checks.
 */
import { createHash } from 'node:crypto';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { displayText } from '../core/document/display-text.ts';
import type { DocumentModel, PlaceValue, PlaceValues } from '../core/document/model.ts';
import type { EvidenceItem, EvidenceRoot } from '../core/evidence/root.ts';
import { renderDocument } from '../electron/document/index.ts';
import { png } from '../tests/document/support.ts';
import { definition, modelOf, sample, sampleFile, templateOf } from '../tests/templates/sample-documents.ts';
import { type BenchRow, median } from './types.ts';

const PICTURES = 120;
const PICTURE_BYTES = 250_000;
const ROUNDS = 3;

type Plain = { [name: string]: unknown };

/** What the engine alone is given: text, lists, and nothing for pictures. */
function plain(values: PlaceValues): Plain {
  const of = (value: PlaceValue): unknown => {
    if (value.kind === 'rows') return value.rows.map(plain);
    if (value.kind === 'flag' || value.kind === 'check') return value.on;
    if (value.kind === 'images') return value.images.length > 0;
    return value.kind === 'chart' ? !value.empty : displayText(value);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)]));
}

function engineAlone(template: Uint8Array, data: Plain, pictures: Map<string, Uint8Array>): Uint8Array {
  const zip = new PizZip(template);
  const engine = new Docxtemplater(zip, {
    delimiters: { start: '{{', end: '}}' },
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: () => '',
    parser: (tag) => ({ get: (scope: Plain) => scope[tag.trim()] }),
  });
  engine.render(data);
  for (const [sha256, bytes] of pictures) zip.file(`word/media/${sha256.slice(0, 16)}.png`, bytes);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

function photograph(no: number, sha256: string): EvidenceItem {
  const number = `E-${String(no).padStart(3, '0')}`;
  const name = `现场照片${no}.png`;
  const caption = `机房第 ${no} 排机柜与门禁`;
  return {
    number,
    no,
    caption,
    name,
    sha256,
    type: '照片',
    size: '3.1 MB',
    bytes: 3_250_586,
    by: '林亦舟',
    date: '2025-10-20',
    time: '2025-10-20 10:22',
    takenAt: null,
    from: '照片',
    removed: '位置',
    citedBy: '评测记录表 · B02 物理访问',
    count: 1,
    picture: true,
    file: [{ sha256, name, caption: `${number} ${caption}` }],
  };
}

function evidence(): { root: EvidenceRoot; pictures: Map<string, Uint8Array> } {
  const pictures = new Map<string, Uint8Array>();
  const items = Array.from({ length: PICTURES }, (_, i): EvidenceItem => {
    const bytes = png(i, 800, 600, PICTURE_BYTES);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    pictures.set(sha256, bytes);
    return photograph(i + 1, sha256);
  });
  const numbers = Object.fromEntries(items.map(({ sha256, number }) => [sha256, number]));
  return { root: { items, pictures: items, files: [], all: items, uncited: [], numbers, of: {}, rows: {} }, pictures };
}

async function ours(template: Uint8Array, model: DocumentModel, pictures: Map<string, Uint8Array>) {
  const steps: { step: string; at: number }[] = [];
  const start = performance.now();
  const { report } = await renderDocument({
    model,
    template,
    evidence: (sha256) => pictures.get(sha256) ?? sampleFile(sha256),
    onProgress: (_fraction, step) => steps.push({ step, at: performance.now() - start }),
  });
  const layout = steps.find(({ step }) => step.startsWith('编排目录'))?.at ?? 0;
  const written = steps.find(({ step }) => step === '生成文件')?.at ?? 0;
  return { whole: performance.now() - start, layout: written - layout, placed: report.placed.length };
}

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const { root, pictures } = evidence();
  for (const id of ['conformity-report', 'risk-report']) {
    const started = performance.now();
    const template = templateOf(definition(id));
    const model = modelOf(id, sample, 0, root);
    const built = performance.now() - started;
    const measured = { whole: [] as number[], layout: [] as number[], engine: [] as number[] };
    let placed = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const own = await ours(template, model, pictures);
      const data = plain(model.values);
      const before = performance.now();
      engineAlone(template, data, pictures);
      const engine = performance.now() - before;
      placed = own.placed;
      if (round === 0) continue;
      measured.whole.push(own.whole);
      measured.layout.push(own.layout);
      measured.engine.push(engine);
    }
    const [whole, engine] = [median(measured.whole), median(measured.engine)];
    const layout = median(measured.layout);
    const row = (name: string, own: number, other: number, aim: string): BenchRow => ({
      name: `${id}, ${placed} values + ${PICTURES} pictures: ${name}`,
      ours: own,
      other,
      unit: 'ms',
      ratio: own / other,
      aim,
    });
    rows.push(
      // Half of it is the lay-out of a hundred pages, which the engine alone leaves to Word.
      row('whole export / docxtemplater alone', whole, engine, '≤ 5×'),
      row('without page numbers / docxtemplater alone', whole - layout, engine, '≤ 3×'),
      row('contents and page numbers / whole export', layout, whole, '–'),
      row('model built / whole export', built, whole, '–'),
    );
  }
  return rows;
}
