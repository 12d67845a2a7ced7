import { forgetRecent, recent } from '../../store/app.ts';
import { localTime } from '../../store/clock.ts';
import { folderOf } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, EmptyState, ErrorNote, Icon, IconButton, Tag } from '../../ui/index.ts';

export function RecentList({ onOpen }: { onOpen(path: string): void }) {
  const list = useSignal(recent);
  const forget = useAction(forgetRecent);
  return (
    <section className="card stack" aria-labelledby="start-recent">
      <h2 id="start-recent">{t('start.recent')}</h2>
      {forget.error && <ErrorNote error={forget.error} />}
      {list.length === 0 && <EmptyState title={t('start.recentEmpty')} />}
      <ul className="bare recent-list">
        {list.map((item) => (
          <li key={item.path}>
            <Icon name="document" />
            <div className="recent-text">
              <Button variant="quiet" disabled={!item.exists} onClick={() => onOpen(item.path)}>
                {item.name}
              </Button>
              <span className="muted small recent-path">{folderOf(item.path)}</span>
            </div>
            {!item.exists && (
              <Tag tone="warning" icon="warning">
                {t('start.missing')}
              </Tag>
            )}
            <span className="muted small number">{localTime(item.openedAt)}</span>
            <IconButton
              icon="close"
              label={t('start.forget', { name: item.name })}
              onClick={() => void forget.run(item.path)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
