import { t } from '../../strings/t.ts';
import { Button, SeverityMark } from '../../ui/index.ts';
import { ReadinessTag, TemplateLink } from '../casefile/DocumentTable.tsx';
import type { Readiness } from '../casefile/readiness.ts';

export const keyOf = (item: Readiness): string => `${item.document.id}/${item.subject.subject.id}`;

export interface ItemTableProps {
  items: readonly Readiness[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
  onPreview(item: Readiness): void;
}

export function ItemTable({ items, chosen, onChoose, onPreview }: ItemTableProps) {
  const count = items.filter((item) => chosen.has(keyOf(item))).length;
  const toggle = (item: Readiness, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(keyOf(item));
    else next.delete(keyOf(item));
    onChoose(next);
  };
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('export.items')}>
      <table className="grid grid-actions">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t('export.all')}
                checked={count === items.length}
                ref={(box) => {
                  if (box) box.indeterminate = count > 0 && count < items.length;
                }}
                onChange={(event) => onChoose(new Set(event.target.checked ? items.map(keyOf) : []))}
              />
            </th>
            <th scope="col">{t('documents.document')}</th>
            <th scope="col">{t('documents.subject')}</th>
            <th scope="col">{t('documents.required')}</th>
            <th scope="col">{t('documents.state')}</th>
            <th scope="col">{t('export.preview')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const name = t('export.itemName', { document: item.document.title, subject: item.subject.name });
            return (
              <tr key={keyOf(item)}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={name}
                    checked={chosen.has(keyOf(item))}
                    onChange={(event) => toggle(item, event.target.checked)}
                  />
                </td>
                <th scope="row">{item.document.title}</th>
                <td>{item.subject.name}</td>
                <td className="number">{t('ui.of', { done: item.answered, total: item.required })}</td>
                <td>
                  <span className="row">
                    <ReadinessTag formal={item.formal} />
                    {item.wrong > 0 && <SeverityMark level="error" count={item.wrong} />}
                    {item.warnings.length > 0 && <SeverityMark level="warning" count={item.warnings.length} />}
                  </span>
                </td>
                <td>
                  <span className="row nowrap">
                    <Button icon="document" onClick={() => onPreview(item)}>
                      {t('export.preview')}
                      <span className="visually-hidden"> {name}</span>
                    </Button>
                    <TemplateLink document={item.document} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
