/** Our own small icons: 16 px grid, drawn with the text's colour. Always decorative; the word stands beside or in a label. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  alert: 'M8 2 15 14H1Z M8 6.5v3.5 M8 12v.2',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  attach: 'M11.5 6 6.7 10.8a1.6 1.6 0 0 1-2.3-2.3L9.7 3.2a2.6 2.6 0 0 1 3.7 3.7l-5.6 5.6a3.8 3.8 0 0 1-5.3-5.4L7 2.6',
  backup: 'M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.7 M2.5 2.5v3.2h3.2 M8 5v3.2l2.2 1.3',
  calendar: 'M2.5 3.5h11v10h-11Z M2.5 6.8h11 M5.3 1.8v3 M10.7 1.8v3',
  check: 'm3 8.5 3.2 3.2L13 5',
  chevron: 'm6 3.5 4.5 4.5L6 12.5',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  computed: 'M5.5 2h7v12h-9v-10Z M5.5 6.5h5 M5.5 9.5h1.6 M8.9 9.5h1.6 M5.5 11.8h1.6 M8.9 11.8h1.6',
  copy: 'M5.5 5.5h8v8h-8Z M10.5 5.5v-3h-8v8h3',
  document: 'M3.5 1.5h6l3 3v10h-9Z M9.5 1.5v3h3 M5.5 8h5 M5.5 10.5h5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  edit: 'M2.5 13.5v-2.6L10.6 2.8l2.6 2.6-8.1 8.1Z',
  error: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z M5.7 5.7l4.6 4.6 M10.3 5.7l-4.6 4.6',
  export: 'M8 10V2 M4.8 5 8 1.8 11.2 5 M2.5 9.5v4.5h11V9.5',
  file: 'M3.5 1.5h6l3 3v10h-9Z M9.5 1.5v3h3',
  filter: 'M2 3h12L9.5 8.5V13l-3-1.6V8.5Z',
  folder: 'M1.5 3.5h4.8l1.4 1.7h6.8v8h-13Z',
  hint: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z M8 7v4.3 M8 4.6v.2',
  history: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8Z M8 4.5V8l2.6 1.6',
  home: 'm2 7.5 6-5.3 6 5.3 M3.8 6.4v7.1h8.4V6.4',
  key: 'M5.2 7.6a3 3 0 1 0 0 .1Z M5.3 8.6 13.5 8.6 M11 8.6v2.4 M13.5 8.6v2.2',
  lock: 'M3.5 7.2h9v6.8h-9Z M5.3 7.2V4.9a2.7 2.7 0 0 1 5.4 0v2.3',
  menu: 'M2 4h12M2 8h12M2 12h12',
  more: 'M3.4 8h.2 M7.9 8h.2 M12.4 8h.2',
  none: 'M3.5 8h9',
  ok: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z m-3 6.8 2.1 2.1L11.2 6',
  print: 'M4 6V2h8v4 M4 11.5H2v-5.5h12v5.5h-2 M4 9.5h8V14H4Z',
  redo: 'M13.5 5.5H6a3.8 3.8 0 0 0 0 7.6h4 M10.5 2.5l3 3-3 3',
  remove: 'M2.5 4h11 M6 4V2.3h4V4 M4 4l.7 10h6.6L12 4',
  save: 'M2.5 2.5h9l2 2v9h-11Z M5 2.5v3.8h5.5V2.5 M5 13.5V9.2h6v4.3',
  search: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2Z m3.6 8.6 3.6 3.6',
  shield: 'M8 1.5 13.5 3.6v4.2c0 3.3-2.3 5.6-5.5 6.7-3.2-1.1-5.5-3.4-5.5-6.7V3.6Z',
  source: 'M2 2.8c2.4-.6 4.4-.3 6 .9 1.6-1.2 3.6-1.5 6-.9v10c-2.4-.6-4.4-.3-6 .9-1.6-1.2-3.6-1.5-6-.9Z M8 3.7v10',
  table: 'M1.5 2.5h13v11h-13Z M1.5 6.2h13 M1.5 9.8h13 M6 2.5v11',
  template: 'M2.5 1.5h11v13h-11Z M5 5h6 M5 8h2.2 M9 7.2h2.5v2H9Z M5 11h2.2 M9 10.7h2.5v2H9Z',
  theme: 'M8 1.5a6.5 6.5 0 1 0 0 13Z M8 1.5a6.5 6.5 0 0 1 0 13',
  undo: 'M2.5 5.5H10a3.8 3.8 0 0 1 0 7.6H6 M5.5 2.5l-3 3 3 3',
  up: 'm3.5 10 4.5-4.5L12.5 10',
  user: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z M2.5 14c.5-3 2.6-4.4 5.5-4.4s5 1.4 5.5 4.4',
  warning: 'M8 2 15 14H1Z M8 6.5v3.5 M8 12v.2',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
