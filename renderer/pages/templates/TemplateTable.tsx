import type { TemplateInfo } from '../../../core/blank/template.ts';
import { hrefOf } from '../../app/route.ts';
import { localTime } from '../../store/clock.ts';
import { t } from '../../strings/t.ts';
import { Button, Icon, Tag } from '../../ui/index.ts';

export interface TemplateActions {
  activate(info: TemplateInfo): void;
  deactivate(info: TemplateInfo): void;
  remove(info: TemplateInfo): void;
  try(info: TemplateInfo): void;
}

export interface TemplateTableProps {
  document: string;
  label: string;
  templates: readonly TemplateInfo[];
  actions: TemplateActions;
  busy: boolean;
}

export function TemplateTable({ document, label, templates, actions, busy }: TemplateTableProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('templates.linkOf', { document: label })}>
      <table className="grid grid-actions t-table">
        <thead>
          <tr>
            <th scope="col">{t('templates.file')}</th>
            <th scope="col">{t('templates.state')}</th>
            <th scope="col">{t('templates.places')}</th>
            <th scope="col">{t('templates.open')}</th>
            <th scope="col">{t('templates.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {templates.map((info) => (
            <TemplateRow key={info.fingerprint} document={document} info={info} actions={actions} busy={busy} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TemplateRow(props: Omit<TemplateTableProps, 'templates' | 'label'> & { info: TemplateInfo }) {
  const { document, info, actions, busy } = props;
  const name = info.fileName;
  const toConfirm = info.kind === 'blank' && info.origin === 'installed' && info.open > 0;
  return (
    <tr>
      <th scope="row" className="t-file">
        <span className="row nowrap">
          <Icon name={info.format === 'xlsx' ? 'table' : 'document'} />
          <span>{name}</span>
        </span>
        <span className="row t-origin">
          <Tag tone={info.origin === 'pack' ? 'accent' : 'neutral'}>{t(`templates.origin.${info.origin}`)}</Tag>
          {info.kind === 'tagged' && <Tag>{t('templates.kind.tagged')}</Tag>}
          {info.installedAt && (
            <span className="small muted number">
              {t('templates.installedAt', { at: localTime(info.installedAt) })}
            </span>
          )}
        </span>
        {info.problem && (
          <span className="t-problem">
            <Icon name="error" size={14} /> {info.problem}
          </span>
        )}
      </th>
      <td>
        <UseTag info={info} />
      </td>
      <td className="number">{info.places}</td>
      <td className="number">
        {info.open > 0 ? (
          <Tag tone="warning" icon="edit">
            {t('templates.openCount', { n: info.open })}
          </Tag>
        ) : (
          <span className="muted">{info.kind === 'blank' ? t('templates.allConfirmed') : '—'}</span>
        )}
      </td>
      <td>
        <span className="row t-actions">
          <a
            className={toConfirm ? 'button button-primary' : 'button'}
            href={hrefOf({ page: 'templates', document, template: info.fingerprint })}
            aria-label={t(toConfirm ? 'templates.confirmOf' : 'templates.viewOf', { name })}
          >
            {t(toConfirm ? 'templates.confirm' : 'templates.view')}
          </a>
          <Button
            disabled={info.problem !== ''}
            aria-label={t('templates.tryOf', { name })}
            onClick={() => actions.try(info)}
          >
            {t('templates.try')}
          </Button>
          {!info.active && (
            <Button
              busy={busy}
              disabled={info.problem !== ''}
              aria-label={t('templates.activateOf', { name })}
              onClick={() => actions.activate(info)}
            >
              {t('templates.activate')}
            </Button>
          )}
          {info.active && info.origin === 'installed' && (
            <Button busy={busy} onClick={() => actions.deactivate(info)}>
              {t('templates.deactivate')}
            </Button>
          )}
          {!info.active && info.origin === 'installed' && (
            <Button
              variant="danger"
              busy={busy}
              aria-label={t('templates.removeOf', { name })}
              onClick={() => actions.remove(info)}
            >
              {t('templates.remove')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

export function UseTag({ info }: { info: TemplateInfo }) {
  if (info.active)
    return (
      <Tag tone="ok" icon="ok">
        {t('templates.active')}
      </Tag>
    );
  if (info.problem)
    return (
      <Tag tone="error" icon="error">
        {t('templates.unusable')}
      </Tag>
    );
  return <Tag icon="none">{t('templates.inactive')}</Tag>;
}
