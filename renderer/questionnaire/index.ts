export { QuestionnairePage, type QuestionnairePageProps } from './QuestionnairePage.tsx';
export { GradeSummary, type GradeSummaryProps } from './grade/GradeSummary.tsx';
