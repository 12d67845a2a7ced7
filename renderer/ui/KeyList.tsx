import { t, type StringKey } from '../strings/t.ts';

interface KeyListProps {
  keys: readonly (readonly [keys: string, meaning: StringKey])[];
  /** Keys whose meaning the pack gives, before the others. */
  own?: readonly (readonly [keys: string, meaning: string])[];
}

/** Keys and what they do. */
export function KeyList({ keys, own = [] }: KeyListProps) {
  return (
    <dl className="key-list">
      {[...own, ...keys.map(([key, meaning]) => [key, t(meaning)] as const)].map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
