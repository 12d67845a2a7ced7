/** Network diagrams and flow charts of the sample, drawn as SVG: zones, devices with an icon, and labelled links. */

export type Icon =
  | 'vehicle'
  | 'phone'
  | 'user'
  | 'cloud'
  | 'firewall'
  | 'switch'
  | 'router'
  | 'gateway'
  | 'server'
  | 'database'
  | 'shield'
  | 'key'
  | 'storage'
  | 'building';

export interface Zone {
  title: string;
  /** [left, top, width, height] in pixels */
  box: [number, number, number, number];
  note?: string;
}

export interface Device {
  id: string;
  label: string;
  icon: Icon;
  /** Centre of the icon. */
  at: [number, number];
  note?: string;
}

export interface Link {
  from: string;
  to: string;
  label?: string;
  kind?: 'plain' | 'vehicle' | 'secure' | 'manage';
  /** `hv`: first across, then down; `vh`: the other way; otherwise straight. */
  turn?: 'hv' | 'vh';
}

export interface Diagram {
  title: string;
  zones: Zone[];
  devices: Device[];
  links: Link[];
  footer: string;
}

export const SIZE = { width: 1600, height: 1000 };

const COLOURS: Record<NonNullable<Link['kind']>, string> = {
  plain: '#4a5a70',
  vehicle: '#b4560f',
  secure: '#0f6f5c',
  manage: '#7a4fa3',
};
const KIND_NAMES: Record<NonNullable<Link['kind']>, string> = {
  plain: '业务流量',
  vehicle: '车辆接入链路',
  secure: '加密专线 / VPN',
  manage: '运维管理',
};

/** White strokes on a 40 × 40 field. */
const GLYPHS: Record<Icon, string> = {
  vehicle:
    '<path d="M6 25v-5l4-8h20l4 8v5zM9 20h22"/><circle cx="13" cy="27" r="3.4"/><circle cx="27" cy="27" r="3.4"/>',
  phone: '<rect x="13" y="6" width="14" height="28" rx="3"/><path d="M18 30h4"/>',
  user: '<circle cx="20" cy="14" r="6"/><path d="M8 33c1-8 6-11 12-11s11 3 12 11"/>',
  cloud: '<path d="M12 28a7 7 0 0 1 0-13 9 9 0 0 1 17 1 6 6 0 0 1 0 12z"/>',
  firewall: '<path d="M6 9h28v22H6zM6 16.5h28M6 24h28M16 9v7.5M25 16.5V24M14 24v7"/>',
  switch: '<rect x="5" y="13" width="30" height="14" rx="2"/><path d="M10 20h20M26 16l4 4-4 4M14 16l-4 4 4 4"/>',
  router: '<circle cx="20" cy="20" r="13"/><path d="M20 10v20M10 20h20M16 14l4-4 4 4M16 26l4 4 4-4"/>',
  gateway: '<path d="M8 33V12l12-6 12 6v21M14 33V20h12v13M20 20v13"/>',
  server: '<rect x="10" y="5" width="20" height="30" rx="2"/><path d="M10 14h20M10 23h20M14 10h6M14 19h6M14 28h6"/>',
  database:
    '<ellipse cx="20" cy="10" rx="12" ry="4.5"/><path d="M8 10v20c0 2.5 5 4.5 12 4.5s12-2 12-4.5V10M8 20c0 2.5 5 4.5 12 4.5s12-2 12-4.5"/>',
  shield: '<path d="M20 5l13 4v10c0 8-6 13-13 16-7-3-13-8-13-16V9z"/><path d="M14 20l5 5 8-9"/>',
  key: '<circle cx="13" cy="20" r="6"/><path d="M19 20h15M29 20v6M34 20v5"/>',
  storage:
    '<rect x="6" y="8" width="28" height="10" rx="2"/><rect x="6" y="22" width="28" height="10" rx="2"/><path d="M11 13h3M11 27h3"/>',
  building: '<path d="M9 34V8h14v26M23 16h8v18M5 34h30M13 14h6M13 20h6M13 26h6"/>',
};

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function zoneBox({ box: [x, y, w, h] }: Zone): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="#f3f7fc" stroke="#8fa8c8" stroke-width="1.5" stroke-dasharray="7 5"/>`;
}

/** Drawn after the links, with a halo, so that a line never strikes through a title. */
function zoneTitle({ title, box: [x, y, w], note }: Zone): string {
  return `<text x="${x + 14}" y="${y + 27}" class="zone">${escape(title)}</text>
${note ? `<text x="${x + w - 14}" y="${y + 27}" class="note device" text-anchor="end">${escape(note)}</text>` : ''}`;
}

function deviceSvg({ label, icon, at: [x, y], note }: Device): string {
  return `<g transform="translate(${x - 26} ${y - 26})">
<rect width="52" height="52" rx="9" fill="#1f4e8c"/>
<g transform="translate(6 6)" fill="none" stroke="#fff" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round">${GLYPHS[icon]}</g></g>
<text x="${x}" y="${y + 46}" class="label">${escape(label)}</text>
${note ? `<text x="${x}" y="${y + 64}" class="note device" text-anchor="middle">${escape(note)}</text>` : ''}`;
}

function linkSvg(link: Link, devices: Map<string, Device>): string {
  const from = devices.get(link.from)?.at;
  const to = devices.get(link.to)?.at;
  if (!from || !to) throw new Error(`link ${link.from} → ${link.to} names an unknown device`);
  const colour = COLOURS[link.kind ?? 'plain'];
  const corner = link.turn === 'hv' ? [to[0], from[1]] : link.turn === 'vh' ? [from[0], to[1]] : undefined;
  const path = `M${from.join(' ')}${corner ? `L${corner.join(' ')}` : ''}L${to.join(' ')}`;
  const middle = corner ?? [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const dash = link.kind === 'secure' || link.kind === 'manage' ? ' stroke-dasharray="9 5"' : '';
  const label = link.label
    ? `<text x="${middle[0]}" y="${(middle[1] ?? 0) - 8}" class="link" fill="${colour}">${escape(link.label)}</text>`
    : '';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.4"${dash}/>${label}`;
}

function legendSvg(links: Link[]): string {
  const kinds = [...new Set(links.map((link) => link.kind ?? 'plain'))];
  return kinds
    .map((kind, i) => {
      const x = 60 + i * 190;
      const dash = kind === 'secure' || kind === 'manage' ? ' stroke-dasharray="9 5"' : '';
      return `<path d="M${x} 962h44" stroke="${COLOURS[kind]}" stroke-width="3"${dash}/><text x="${x + 54}" y="967" class="note">${KIND_NAMES[kind]}</text>`;
    })
    .join('');
}

export function diagramSvg(diagram: Diagram): string {
  const devices = new Map(diagram.devices.map((device) => [device.id, device]));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}">
<style>text{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif}.title{font-size:28px;font-weight:700;fill:#12305c}
.zone{font-size:18px;font-weight:700;fill:#2a5288}.label{font-size:15px;fill:#1c2733;text-anchor:middle}.note{font-size:13px;fill:#5c6b7d}.label,.device,.zone{paint-order:stroke;stroke:#f8fafd;stroke-width:5px;stroke-linejoin:round}
.link{font-size:13px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:4px}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="800" y="48" class="title" text-anchor="middle">${escape(diagram.title)}</text>
${diagram.zones.map(zoneBox).join('\n')}
${diagram.links.map((link) => linkSvg(link, devices)).join('\n')}
${diagram.zones.map(zoneTitle).join('\n')}
${diagram.devices.map(deviceSvg).join('\n')}
<path d="M40 936h1520" stroke="#c9d4e2"/>${legendSvg(diagram.links)}
<text x="1556" y="967" class="note" text-anchor="end">${escape(diagram.footer)}</text></svg>`;
}
