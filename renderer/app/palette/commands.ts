/** Everything the palette can jump to or do, and the search over it. */
import type { Evaluation } from '../../../core/form/evaluate.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { Pack } from '../../../core/form/pack-schema.ts';
import { addingSubject } from '../../pages/casefile/add-subject.ts';
import { redo, undo } from '../../store/casefile-store.ts';
import { closeCasefile } from '../../store/open-flow.ts';
import { applyTheme, THEMES } from '../../store/theme.ts';
import { t } from '../../strings/t.ts';
import type { IconName } from '../../ui/index.ts';
import { hrefOf, navigate, rowsRoute } from '../route.ts';

export interface Command {
  id: string;
  label: string;
  /** Where it is: subject and form. Searched too. */
  context: string;
  icon: IconName;
  run(): void | Promise<void>;
}

export const MAX_SHOWN = 60;

export function actionCommands(pack: Pack, onHelp: () => void): Command[] {
  const action = (id: string, label: string, icon: IconName, run: Command['run']): Command => ({
    id: `action:${id}`,
    label,
    context: t('palette.action'),
    icon,
    run,
  });
  return [
    action('overview', t('nav.overview'), 'home', () => navigate({ page: 'casefile' })),
    action('export', t('nav.export'), 'export', () => navigate({ page: 'export' })),
    action('templates', t('nav.templates'), 'template', () => navigate({ page: 'templates' })),
    ...pack.documents.map((document) =>
      action(`templates:${document.id}`, t('templates.linkOf', { document: document.title }), 'template', () =>
        navigate({ page: 'templates', document: document.id }),
      ),
    ),
    action('evidence', t('evidence.title'), 'attach', () => navigate({ page: 'evidence' })),
    action('backups', t('nav.backups'), 'shield', () => navigate({ page: 'backups' })),
    ...pack.subjects
      .filter((kind) => !kind.single)
      .map((kind) =>
        action(`add:${kind.kind}`, t('subject.add', { kind: kind.title }), 'add', () => addingSubject.set(kind)),
      ),
    action('undo', t('app.undo'), 'undo', undo),
    action('redo', t('app.redo'), 'redo', redo),
    ...THEMES.map((name) =>
      action(`theme:${name}`, t('theme.command', { name: t(`theme.${name}`) }), 'theme', () => applyTheme(name)),
    ),
    action('help', t('help.title'), 'hint', onHelp),
    action('close', t('casefile.close'), 'close', async () => {
      await closeCasefile();
      navigate({ page: 'start' });
    }),
  ];
}

export function placeCommands(pack: Pack, evaluation: Evaluation | null): Command[] {
  const index = indexPack(pack);
  const commands: Command[] = [];
  for (const state of evaluation?.subjects.values() ?? []) {
    const subject = state.subject.id;
    for (const id of index.kinds.get(state.subject.kind)?.forms ?? []) {
      const form = index.forms.get(id);
      if (!form) continue;
      const go = (question?: string): Command['run'] => {
        const href = hrefOf({ page: 'questionnaire', subject, form: id, ...(question ? { question } : {}) });
        return () => navigate(href);
      };
      commands.push({ id: `${subject}/${id}`, label: form.title, context: state.name, icon: 'document', run: go() });
      for (const section of form.sections)
        for (const question of section.questions)
          if (state.visible.has(question.id))
            commands.push({
              id: `${subject}/${id}/${question.id}`,
              label: question.label,
              context: `${state.name} › ${form.short ?? form.title} › ${section.title}`,
              icon: 'edit',
              run: question.type === 'register' ? () => navigate(rowsRoute(subject, question)) : go(question.id),
            });
    }
  }
  return commands;
}

/** Every word must occur somewhere in label or context; matches at the label's start come first. */
export function searchCommands(commands: readonly Command[], text: string): Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.slice(0, MAX_SHOWN);
  const found: { command: Command; rank: number }[] = [];
  for (const command of commands) {
    const label = command.label.toLowerCase();
    const all = `${label} ${command.context.toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) continue;
    const first = words[0] ?? '';
    found.push({ command, rank: label.startsWith(first) ? 0 : label.includes(first) ? 1 : 2 });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MAX_SHOWN)
    .map((hit) => hit.command);
}
