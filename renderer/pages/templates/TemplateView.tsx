import { useEffect, useState } from 'react';
import type { TemplateDetail } from '../../../core/blank/template.ts';
import { callWorkbench } from '../../api.ts';
import { hrefOf } from '../../app/route.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Icon } from '../../ui/index.ts';
import { ConfirmView } from './ConfirmView.tsx';
import { bindingStoreFor } from './state/open-bindings.ts';
import { TaggedView } from './TaggedView.tsx';
import './templates.css';

/** One template: of a blank its places, of a tagged one its tags. */
export function TemplateView({ document, fingerprint }: { document: string; fingerprint: string }) {
  const [detail, setDetail] = useState<TemplateDetail | null>(null);
  const { run, error } = useAction(async () =>
    setDetail(await callWorkbench('template.get', { document, fingerprint })),
  );
  useEffect(() => void run(), [run]);
  if (detail?.blank && detail.binding)
    return (
      <ConfirmView
        store={bindingStoreFor(detail, detail.binding)}
        blank={detail.blank}
        readOnly={detail.info.origin === 'pack'}
      />
    );
  return (
    <div className="page">
      <BackLink document={document} />
      {error && (
        <ErrorNote error={error}>
          <Button onClick={() => void run()}>{t('ui.retry')}</Button>
        </ErrorNote>
      )}
      {!detail && !error && <p role="status">{t('templates.loading')}</p>}
      {detail && <TaggedView detail={detail} />}
    </div>
  );
}

export function BackLink({ document }: { document: string }) {
  return (
    <a className="t-back" href={hrefOf({ page: 'templates', document })}>
      <span className="row nowrap">
        <Icon name="up" size={12} /> {t('templates.back')}
      </span>
    </a>
  );
}
