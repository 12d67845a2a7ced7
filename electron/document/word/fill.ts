/** The template engine's part: it repeats, hides and lays out; where a value belongs it leaves the token of a slot. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { WorkbenchError } from '../../../core/contract.ts';
import { type Scope, type Scopes, trimName } from '../scope.ts';
import { templateError } from '../tag-scan.ts';
import { isPresent, type Slots } from '../slots.ts';
import { setText, textOf, type Parts } from '../zip.ts';

/** What docxtemplater tells the parser about the place; its own types leave this open. */
interface TagContext {
  scopeList: Scope[];
  num: number;
  meta: { part: { module?: string } };
}

/** @param refuse is told why a template is refused: the engine wraps what is thrown inside of it */
function valueReader(tag: string, scopes: Scopes, slots: Slots, refuse: (error: WorkbenchError) => void) {
  const trimmed = trimName(tag);
  const image = trimmed.startsWith('%');
  const name = image ? trimName(trimmed.slice(1)) : trimmed;
  return (context: TagContext): unknown => {
    // docxtemplater asks each scope in turn; the whole chain is searched at the first question.
    if (context.num !== context.scopeList.length - 1) return undefined;
    // `{{@x}}` would put a value into the file as raw XML.
    if (context.meta.part.module === 'rawxml') throw new Error('raw XML tags are not allowed');
    const found = scopes.find(name, context.scopeList);
    const section = context.meta.part.module === 'loop';
    if (!found) return section ? missingSection(name, slots) : slots.issue(name, null);
    if (!section) return slots.issue(found.place, found.value);
    if (found.value.kind !== 'rows') return isPresent(found.value);
    const rows = scopes.rowsOf({ ...found, value: found.value });
    // A list around itself would repeat every row for every row: 300 rows become 90,000.
    const isAroundItself = context.scopeList.some((scope) => rows.includes(scope));
    if (isAroundItself) refuse(insideItself(found.place));
    return isAroundItself ? [] : rows;
  };
}

const insideItself = (place: string): WorkbenchError =>
  templateError([`重复段「{{#${place}}}」套在自己里面。要在没有内容时隐藏整段，请另用一个条件`]);

function missingSection(name: string, slots: Slots): boolean {
  slots.warnings.add(`模板中的段落「${name}」没有对应的值，已按「没有」处理。`);
  return false;
}

export function engineOptions(parser: (tag: string) => { get(scope: unknown, context: unknown): unknown }) {
  return {
    delimiters: { start: '{{', end: '}}' },
    paragraphLoop: true,
    // Only tokens pass the engine: nothing in them to break or to strip.
    linebreaks: false,
    stripInvalidXMLChars: false,
    errorLogging: false,
    warnFn: () => undefined,
    // Templates may come from strangers: no change of delimiters from inside.
    syntax: { changeDelimiterPrefix: null },
    parser,
    nullGetter: () => '',
  };
}

/** `parts` stand in for the template's own where they differ: its contents have been emptied. */
export function openEngine(parts: Parts, parser: Parameters<typeof engineOptions>[0]): Docxtemplater<PizZip> {
  const zip = new PizZip();
  for (const name of parts.keys()) if (/\.(xml|rels)$/.test(name)) zip.file(name, textOf(parts, name));
  return new Docxtemplater(zip, engineOptions(parser));
}

/** The engine refused the template; the caller looks up where the errors are. */
export class EngineFailure extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'EngineFailure';
  }
}

/** Fills `parts` with tokens. Throws {@link EngineFailure}. */
export function fillTokens(parts: Parts, scopes: Scopes, slots: Slots): void {
  let refused: WorkbenchError | undefined;
  const refuse = (error: WorkbenchError): void => void (refused ??= error);
  try {
    const engine = openEngine(parts, (tag) => {
      const read = valueReader(tag, scopes, slots, refuse);
      return { get: (_scope, context) => read(context as TagContext) };
    });
    engine.render(scopes.top);
    if (refused) throw refused;
    for (const name of Object.keys(engine.getZip().files)) {
      if (!/\.(xml|rels)$/.test(name) || !parts.has(name)) continue;
      setText(parts, name, engine.getZip().file(name)?.asText() ?? '');
    }
  } catch (error) {
    throw error instanceof WorkbenchError ? error : new EngineFailure(error);
  }
}
