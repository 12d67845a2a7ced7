/** Text with every place of a search marked. */
export function Highlighted({ text, marked }: { text: string; marked: string }) {
  const wanted = marked.toLowerCase();
  const folded = text.toLowerCase();
  // Some letters change their length in lower case; then places would not fit.
  if (!wanted || folded.length !== text.length || !folded.includes(wanted)) return text;
  const parts = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}
