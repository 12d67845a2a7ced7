/**
 * Cuts long sections into sheets of the section's page height, between paragraphs and between table rows. docx-preview
 * begins a page only where the file says so; everything else about page breaks is Word's own layout, so this is a
 * likeness for reading, not a promise about page numbers.
 */

/** The smallest thing that stays whole: a block of the article, or a row of one of its tables. */
interface Unit {
  block: Element;
  row: HTMLTableRowElement | undefined;
  top: number;
  bottom: number;
}

export function paginate(holder: HTMLElement): void {
  for (const section of [...holder.querySelectorAll<HTMLElement>('section.docx')]) paginateSection(section);
}

function paginateSection(section: HTMLElement): void {
  const articles = section.querySelectorAll<HTMLElement>(':scope > article');
  const article = articles[0];
  const pageHeight = parseFloat(getComputedStyle(section).minHeight);
  if (!article || articles.length > 1 || !(pageHeight > 0) || section.offsetHeight <= pageHeight + 1) return;
  const room = pageHeight - (section.offsetHeight - article.offsetHeight);
  if (room < pageHeight / 4) return;
  const pages = fill(unitsOf(article), room);
  let before: Element = section;
  for (const units of pages.slice(1)) {
    const next = section.cloneNode(false) as HTMLElement;
    for (const part of section.children)
      next.append(part === article ? movedTo(article.cloneNode(false) as HTMLElement, units) : part.cloneNode(true));
    before.after(next);
    before = next;
  }
}

function unitsOf(article: HTMLElement): Unit[] {
  const start = article.getBoundingClientRect().top;
  const unit = (element: Element, block: Element, row?: HTMLTableRowElement): Unit => {
    const box = element.getBoundingClientRect();
    return { block, row, top: box.top - start, bottom: box.bottom - start };
  };
  return [...article.children].flatMap((block) =>
    block instanceof HTMLTableElement && ![...block.querySelectorAll('td')].some((cell) => cell.rowSpan > 1)
      ? [...block.rows].filter((row) => row.closest('table') === block).map((row) => unit(row, block, row))
      : [unit(block, block)],
  );
}

function fill(units: readonly Unit[], room: number): Unit[][] {
  const pages: Unit[][] = [];
  let page: Unit[] = [];
  for (const unit of units) {
    const first = page[0];
    if (first && unit.bottom - first.top > room) {
      pages.push(page);
      page = [];
    }
    page.push(unit);
  }
  return [...pages, page];
}

/** Moves the units into the new article; rows go into a table like the one they come from. */
function movedTo(article: HTMLElement, units: readonly Unit[]): HTMLElement {
  let open: { from: Element; body: Element } | undefined;
  for (const { block, row } of units) {
    if (!row) article.append(block);
    else {
      if (open?.from !== block) {
        const table = block.cloneNode(false) as HTMLElement;
        const columns = block.querySelector(':scope > colgroup');
        if (columns) table.append(columns.cloneNode(true));
        const body = document.createElement('tbody');
        table.append(body);
        article.append(table);
        open = { from: block, body };
      }
      open.body.append(row);
    }
  }
  return article;
}
