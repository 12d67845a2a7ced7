import { t } from '../strings/t.ts';

export interface QuestionnairePageProps {
  subject: string;
  form: string;
  question?: string | undefined;
  row?: string | undefined;
  column?: string | undefined;
}

export function QuestionnairePage({ subject, form }: QuestionnairePageProps) {
  return (
    <h1>
      {t('questionnaire.title')} {subject} {form}
    </h1>
  );
}
