/** What marking many rows would do, before it is done. */
import { numberText } from '../../../core/form/display.ts';
import { spellValue } from '../../../core/form/spell.ts';
import { carriedIn, type MarkPlan, phrasesIn } from '../../../core/register/marking-edits.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, SeverityMark } from '../../ui/index.ts';
import type { Desk } from './use-desk.ts';

const grouped = (count: number): string => numberText(count, { group: true });

export function PreviewDialog(props: {
  desk: Desk;
  plan: MarkPlan;
  result: string | null;
  onDo(): void;
  onClose(): void;
}) {
  const { desk, plan, result, onDo, onClose } = props;
  const { spec } = desk;
  const labelOf = (id: string): string => spec.options.find((option) => option.id === id)?.label ?? id;
  const label = result === null ? '' : labelOf(result);
  const count = grouped(plan.edits.length);
  const over = [...plan.overwritten].map(([option, rows]) =>
    t('marking.previewOverOf', { label: labelOf(option), count: grouped(rows) }),
  );
  const overCount = [...plan.overwritten.values()].reduce((sum, rows) => sum + rows, 0);
  const carried = [...carriedIn(spec, plan)].map(([column, value]) => {
    const holder = spec.register.columns.find(({ id }) => id === column);
    return holder ? `${holder.label}“${spellValue(desk.pack, holder, value, desk.subjects)}”` : '';
  });
  const phrases = phrasesIn(spec, plan);
  return (
    <Dialog
      title={result === null ? t('marking.previewClear', { count }) : t('marking.previewTitle', { count, label })}
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            data-autofocus=""
            aria-disabled={plan.edits.length === 0}
            onClick={() => plan.edits.length > 0 && onDo()}
          >
            {t(result === null ? 'marking.previewClearDo' : 'marking.previewDo', { count })}
          </Button>
        </>
      }
    >
      <ul className="mk-preview" data-testid="marking-preview">
        {plan.edits.length === 0 && <li>{t('marking.previewNothing')}</li>}
        {overCount > 0 && (
          <li>
            <SeverityMark level="warning" /> <strong>{t('marking.previewOver', { count: grouped(overCount) })}</strong>
            ：{over.join('、')}
          </li>
        )}
        {plan.fresh > 0 && <li>{t('marking.previewFresh', { count: grouped(plan.fresh), label })}</li>}
        {plan.same > 0 && <li className="muted">{t('marking.previewSame', { count: grouped(plan.same) })}</li>}
        {carried.length > 0 && <li>{t('marking.previewCarry', { text: carried.join('、') })}</li>}
        {phrases > 0 && <li>{t('marking.previewPhrases', { count: grouped(phrases) })}</li>}
        {plan.edits.length > 0 && <li className="muted">{t('marking.previewUndo')}</li>}
      </ul>
    </Dialog>
  );
}
