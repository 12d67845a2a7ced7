/** A drawn picture as a sharp image on the clipboard, on white, as reports want it. */

const SCALE = 2;
const MARGIN = 16;
const HEAD = 34;
const LINE = 20;
const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** Throws when the image cannot be made or the system refuses. To be called straight from a click. */
export async function copyPicture(svg: SVGSVGElement, title: string, notes: readonly string[]): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': drawPicture(svg, title, notes) })]);
}

export async function drawPicture(svg: SVGSVGElement, title: string, notes: readonly string[]): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    const [width, height] = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
    canvas.width = Math.ceil((width + 2 * MARGIN) * SCALE);
    canvas.height = Math.ceil((height + HEAD + notes.length * LINE + 2 * MARGIN) * SCALE);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.scale(SCALE, SCALE);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const font = getComputedStyle(svg).fontFamily;
    context.textBaseline = 'middle';
    context.fillStyle = '#1a222c';
    context.font = `600 16px ${font}`;
    context.fillText(title, MARGIN, MARGIN + 10);
    context.drawImage(image, MARGIN, MARGIN + HEAD, width, height);
    context.fillStyle = '#4a5663';
    context.font = `12px ${font}`;
    notes.forEach((note, i) => context.fillText(note, MARGIN, MARGIN + HEAD + height + LINE * (i + 0.7)));
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The SVG with the light theme's colours written into it: an image knows no style sheet. */
function standalone(svg: SVGSVGElement): string {
  const paper = document.createElement('div');
  paper.className = 'pic-paper';
  const clone = svg.cloneNode(true) as SVGSVGElement;
  clone.querySelectorAll('.pic-ring, .pic-hit, title').forEach((node) => node.remove());
  paper.append(clone);
  document.body.append(paper);
  try {
    for (const node of clone.querySelectorAll<SVGElement>('rect, path, line, text')) {
      const style = getComputedStyle(node);
      for (const name of COPIED)
        if (!(name === 'fill' && node.getAttribute('fill'))) node.setAttribute(name, style.getPropertyValue(name));
      node.removeAttribute('class');
    }
    clone.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return new XMLSerializer().serializeToString(clone);
  } finally {
    paper.remove();
  }
}
