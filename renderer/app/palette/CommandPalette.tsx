import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useEvaluation, useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Dialog, Icon, showError } from '../../ui/index.ts';
import { actionCommands, placeCommands, searchCommands, type Command } from './commands.ts';

/** Ctrl+K: type a few characters, choose with the arrow keys, Enter goes there. */
export function CommandPalette({ onClose, onHelp }: { onClose(): void; onHelp(): void }) {
  const { pack } = useOpenCasefile();
  const evaluation = useEvaluation();
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useMemo(
    () => [...actionCommands(pack, onHelp), ...placeCommands(pack, evaluation)],
    [pack, evaluation, onHelp],
  );
  const found = useMemo(() => searchCommands(commands, text), [commands, text]);
  const run = async (command: Command | undefined): Promise<void> => {
    if (!command) return;
    onClose();
    try {
      await command.run();
    } catch (error) {
      showError(error);
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      const next = (chosen + step + found.length) % found.length;
      setChosen(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void run(found[chosen]);
    }
  };
  return (
    <Dialog title={t('palette.title')} onClose={onClose} className="palette">
      <input
        type="text"
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        placeholder={t('palette.placeholder')}
        value={text}
        onKeyDown={onKey}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <ul className="bare palette-list" role="listbox" id={`${id}-list`} aria-label={t('palette.title')}>
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerMove={() => setChosen(index)}
            onClick={() => void run(command)}
          >
            <Icon name={command.icon} />
            <span className="palette-text">{command.label}</span>
            <span className="muted small">{command.context}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p role="status">{t('palette.nothing')}</p>}
    </Dialog>
  );
}
