/** Done of total, with the numbers in words beside the bar. `total` 0 counts as complete. */
export function ProgressBar({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <progress className="progress" value={total === 0 ? 1 : done} max={total === 0 ? 1 : total} aria-label={label} />
  );
}
