import type { ListedEvidence } from '../../../core/evidence/list.ts';
import { sizeText, SOURCES, typeText } from '../../../core/evidence/root.ts';
import { callWorkbench, toWorkbenchError } from '../../api.ts';
import { hrefOfLocation } from '../../app/route.ts';
import { Thumbnail } from '../../evidence/Thumbnail.tsx';
import { showFile } from '../../evidence/view-state.ts';
import { useDraft } from '../../questionnaire/fields/use-draft.ts';
import { localTime } from '../../store/clock.ts';
import { runChange } from '../../store/casefile-store.ts';
import { t } from '../../strings/t.ts';
import { classes, showError, Tag } from '../../ui/index.ts';

const FEW = 3;

export function EvidenceRow(props: {
  file: ListedEvidence;
  top: number;
  place: number;
  total: number;
  wanted: boolean;
  readOnly: boolean;
}) {
  const { file } = props;
  const draft = useDraft(file.caption ?? '', (text, done) => {
    if (done && text.trim() !== (file.caption ?? '')) void rename(file.sha256, text.trim());
  });
  const facts = [
    typeText(file),
    sizeText(file.bytes),
    ...(file.removed ? [t('evidence.removedShort', { what: file.removed.join('、') })] : []),
  ];
  return (
    <div
      role="listitem"
      aria-posinset={props.place}
      aria-setsize={props.total}
      className={classes('ev-row', props.wanted && 'ev-wanted')}
      style={{ top: props.top }}
      data-evidence={file.label}
    >
      <span className="number ev-number">{file.label}</span>
      <button
        type="button"
        className="ev-open"
        aria-label={t('evidence.open', { name: file.name })}
        onClick={() => showFile(file.sha256)}
      >
        <Thumbnail sha256={file.sha256} />
      </button>
      <span className="ev-main">
        <input
          type="text"
          className="q-input"
          aria-label={t('evidence.captionOf', { label: file.label })}
          placeholder={file.title}
          value={draft.text}
          readOnly={props.readOnly}
          {...draft.handlers}
          onChange={(event) => draft.change(event.target.value)}
        />
        <span className="ev-name small" title={`${file.name}\nSHA-256 ${file.sha256}`}>
          {file.name}
        </span>
        <span className="muted small ev-name">{facts.join(' · ')}</span>
      </span>
      <span className="small ev-who">
        <span>
          {file.by || '—'} · {SOURCES[file.from]}
        </span>
        <time className="number muted" dateTime={file.at}>
          {localTime(file.at)}
        </time>
        {file.takenAt && (
          <span className="muted">{t('evidence.taken', { at: file.takenAt.slice(0, 16).replace('T', ' ') })}</span>
        )}
        <code className="muted" title={file.sha256}>
          {file.sha256.slice(0, 12)}…
        </code>
      </span>
      <span className="ev-cited small">
        {file.cited.length === 0 && <Tag tone="warning">{t('evidence.kind.uncited')}</Tag>}
        {file.cited.slice(0, FEW).map((at, i) => (
          <a key={i} href={hrefOfLocation(at)} title={at.text}>
            {at.text}
          </a>
        ))}
        {file.cited.length > FEW && (
          <span className="muted" title={file.cited.map(({ text }) => text).join('\n')}>
            {t('evidence.moreCited', { count: file.cited.length - FEW })}
          </span>
        )}
      </span>
    </div>
  );
}

async function rename(sha256: string, caption: string): Promise<void> {
  try {
    await runChange(() => callWorkbench('evidence.caption', { sha256, caption }));
  } catch (error) {
    showError(toWorkbenchError(error));
  }
}
