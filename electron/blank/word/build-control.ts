/** What building the plain form gathers, and how a content control joins it. */
import type { WordControl } from '../../../core/blank/word/form.ts';
import { readControl } from './controls.ts';
import type { XmlNode } from './scan.ts';
import type { ControlSource, WordSources } from './sources.ts';

export interface Build {
  xml: string;
  part: string;
  sources: WordSources;
  controls: WordControl[];
  headings: ReadonlySet<string>;
  counts: { paragraphs: number; tables: number; boxes: number };
}

export function addControl(build: Build, node: XmlNode, level: ControlSource['level']): number {
  const { control, source } = readControl(build.xml, node, build.part, level);
  build.controls.push(control);
  build.sources.controls.push(source);
  return build.controls.length - 1;
}
