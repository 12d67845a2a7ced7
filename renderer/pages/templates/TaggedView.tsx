import type { TagNode } from '../../../core/document/tags.ts';
import type { TemplateDetail } from '../../../core/blank/template.ts';
import { t } from '../../strings/t.ts';
import { ErrorNote, Note, Tag } from '../../ui/index.ts';

/** A template with tags: what it shows, what nobody binds, what it leaves out. */
export function TaggedView({ detail }: { detail: TemplateDetail }) {
  const { info, title, tags } = detail;
  const unbound = new Set(tags?.unbound);
  const count = (nodes: readonly TagNode[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);
  return (
    <>
      <header>
        <h1 className="t-name">{info.fileName}</h1>
        <p className="row">
          <span className="muted">{title}</span>
          <Tag tone={info.origin === 'pack' ? 'accent' : 'neutral'}>{t(`templates.origin.${info.origin}`)}</Tag>
          {tags && <Tag>{t('templates.kind.tagged')}</Tag>}
        </p>
      </header>
      {info.problem && <ErrorNote error={{ message: info.problem, advice: '' }} />}
      {tags && (
        <>
          <NameList tone="warning" names={tags.unbound} title="tags.unbound" text="tags.unboundText" />
          <NameList tone="neutral" names={tags.unused} title="tags.unused" text="tags.unusedText" />
          <section className="card stack" aria-labelledby="tags">
            <h2 id="tags">
              {t('tags.title')} <span className="muted number">{count(tags.tags)}</span>
            </h2>
            {tags.tags.length === 0 ? (
              <p>{t('tags.none')}</p>
            ) : (
              <>
                {tags.unbound.length === 0 && <p className="muted">{t('tags.allBound')}</p>}
                <TagList nodes={tags.tags} unbound={unbound} />
              </>
            )}
          </section>
        </>
      )}
    </>
  );
}

interface NameListProps {
  tone: 'warning' | 'neutral';
  names: readonly string[];
  title: 'tags.unbound' | 'tags.unused';
  text: 'tags.unboundText' | 'tags.unusedText';
}

function NameList({ tone, names, title, text }: NameListProps) {
  if (names.length === 0) return null;
  return (
    <Note tone={tone} title={t(title, { n: names.length })}>
      <p>{t(text)}</p>
      <ul className="bare row t-names">
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Tags that stand several times beside each other are named once. */
function TagList({ nodes, unbound }: { nodes: readonly TagNode[]; unbound: ReadonlySet<string> }) {
  const times = new Map<string, number>();
  for (const { name, children } of nodes) if (!children.length) times.set(name, (times.get(name) ?? 0) + 1);
  const shown = nodes.filter(
    (node, index) => node.children.length > 0 || nodes.findIndex((other) => isSame(other, node)) === index,
  );
  return (
    <ul className="bare t-tags">
      {shown.map((node, index) => (
        <li key={`${index}-${node.name}`} className={node.children.length ? 't-tag-group' : undefined}>
          <code>{node.name}</code>
          {node.kind !== 'value' && <span className="small muted"> {t(`tags.kind.${node.kind}`)}</span>}
          {!node.children.length && (times.get(node.name) ?? 0) > 1 && (
            <span className="small muted number"> ×{times.get(node.name)}</span>
          )}
          {unbound.has(node.name) && <span className="small t-unbound"> {t('tags.noQuestion')}</span>}
          {node.children.length > 0 && <TagList nodes={node.children} unbound={unbound} />}
        </li>
      ))}
    </ul>
  );
}

const isSame = (a: TagNode, b: TagNode): boolean => !a.children.length && a.name === b.name;
