/** The template engine's errors as sentences for people who edit templates. */

export interface EngineProblem {
  id: string;
  /** Tag as written, without braces; '' where the error has none. */
  tag: string;
  message: string;
  /** Part of the file: `word/document.xml`. */
  part: string;
}

interface EngineError {
  message: string;
  properties?: { id?: string; xtag?: string; file?: string; errors?: unknown; rootError?: unknown };
}

const SENTENCES: Record<string, (tag: string) => string> = {
  unclosed_tag: (tag) => `标记「{{${tag}」没有结束的 }}`,
  unopened_tag: (tag) => `「${tag}」前面有多余的 }}，或缺少开头的 {{`,
  duplicate_open_tag: (tag) => `标记「${tag}」开头的花括号多了`,
  duplicate_close_tag: (tag) => `标记「${tag}」结尾的花括号多了`,
  unclosed_loop: (tag) => `重复段「{{#${tag}}}」没有结束的 {{/${tag}}}`,
  unopened_loop: (tag) => `「{{/${tag}}}」没有对应的开头 {{#${tag}}}`,
  closing_tag_does_not_match_opening_tag: (tag) => `重复段「{{#${tag}}}」的结束标记名称不一致`,
  unbalanced_loop_tags: (tag) => `重复段「${tag}」交叉，应先结束里面的一段`,
  loop_position_invalid: (tag) => `重复段「${tag}」的开头与结尾不在同一层（例如一个在表格内、一个在表格外）`,
  raw_xml_tag_should_be_only_text_in_paragraph: (tag) => `不支持「{{@${tag}}}」这种标记`,
  no_xml_tag_found_at_left: (tag) => `标记「${tag}」的位置不对：前面缺少所在的行或段落`,
  no_xml_tag_found_at_right: (tag) => `标记「${tag}」的位置不对：后面缺少所在的行或段落`,
  malformed_xml: () => '文件内部的 XML 不完整，文件可能已损坏',
  file_has_invalid_xml: () => '文件内部的 XML 不完整，文件可能已损坏',
  filetype_not_identified: () => '文件不是 Word 文档',
  filetype_not_handled: () => '文件不是 Word 文档',
};

function describe(error: EngineError): EngineProblem {
  const { id = '', xtag = '', file = '' } = error.properties ?? {};
  const tag = xtag.replace(/^\{\{|\}\}$/g, '').slice(0, 60);
  const sentence = SENTENCES[id];
  return { id, tag, part: file, message: sentence ? sentence(tag) : `标记「${tag}」无法处理（${error.message}）` };
}

/** Every single error of what docxtemplater threw. */
export function describeErrors(thrown: unknown): EngineProblem[] {
  if (!(thrown instanceof Error)) return [{ id: '', tag: '', part: '', message: String(thrown) }];
  const error: EngineError = thrown;
  const inner = error.properties?.errors;
  if (Array.isArray(inner)) return inner.flatMap((each: unknown) => describeErrors(each));
  return [describe(error)];
}
