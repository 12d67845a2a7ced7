import { t } from '../strings/t.ts';
import { Icon } from '../ui/index.ts';
import type { SectionStatus } from './state/sections.ts';

/** The sections of the form, each with what is done and what is wrong. */
export function SectionTabs({
  sections,
  current,
  onChoose,
}: {
  sections: SectionStatus[];
  current: string;
  onChoose(section: string): void;
}) {
  return (
    <nav className="q-sections" aria-label={t('questionnaire.sections')}>
      <ol>
        {sections.map((section, i) => (
          <li key={section.id}>
            <button
              type="button"
              aria-current={section.id === current ? 'step' : undefined}
              onClick={() => onChoose(section.id)}
            >
              <span className="number q-section-number">{i + 1}</span>
              {section.title}
              <SectionMark section={section} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function SectionMark({ section }: { section: SectionStatus }) {
  const { required, answered, errors } = section;
  if (required > 0 && answered < required)
    return (
      <span className="q-section-mark muted number">
        {answered}/{required}
        <span className="visually-hidden">{t('questionnaire.requiredDone')}</span>
      </span>
    );
  if (errors > 0)
    return (
      <span className="q-section-mark severity-error">
        <Icon name="error" size={12} />
        <span className="number">{errors}</span>
        <span className="visually-hidden">{t('level.error')}</span>
      </span>
    );
  if (required > 0)
    return (
      <span className="q-section-mark q-section-done">
        <Icon name="check" size={12} />
        <span className="visually-hidden">{t('questionnaire.sectionDone')}</span>
      </span>
    );
  return null;
}
