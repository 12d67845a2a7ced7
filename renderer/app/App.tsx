import { useRoute } from './route.ts';
import { QuestionnairePage } from '../questionnaire/QuestionnairePage.tsx';

export function App() {
  const route = useRoute();
  return <main id="main">{route.page === 'questionnaire' && <QuestionnairePage {...route} />}</main>;
}
