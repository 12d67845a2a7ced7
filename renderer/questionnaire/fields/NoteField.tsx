import type { FieldProps } from './props.ts';

export function NoteField({ holder, id }: FieldProps<'note'>) {
  return (
    <div id={id} className="q-note">
      {holder.text.split('\n').map((line, i) => (
        <p key={i}>{line}</p>
      ))}
    </div>
  );
}
