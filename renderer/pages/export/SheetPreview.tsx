import { useMemo, useState } from 'react';
import { readWorkbook, type SheetView } from '../../preview/workbook.ts';
import { t } from '../../strings/t.ts';
import { EmptyState, Tabs } from '../../ui/index.ts';
import { ZoomControl } from './ZoomControl.tsx';

const MAX_ROWS = 500;

/** A workbook as plain tables, one tab per sheet. */
export function SheetPreview({ bytes, title }: { bytes: Uint8Array; title: string }) {
  const sheets = useMemo(() => readWorkbook(bytes), [bytes]);
  const [chosen, setChosen] = useState('0');
  const [zoom, setZoom] = useState(1);
  return (
    <div className="preview">
      <div className="row preview-bar">
        <span className="small muted">{t('preview.sheetHint')}</span>
        <span className="grow" />
        <ZoomControl zoom={zoom} onZoom={setZoom} />
      </div>
      <Tabs
        label={title}
        chosen={chosen}
        onChoose={setChosen}
        items={sheets.map((sheet, index) => ({
          key: String(index),
          label: sheet.name,
          content: <SheetTable sheet={sheet} zoom={zoom} />,
        }))}
      />
    </div>
  );
}

function SheetTable({ sheet, zoom }: { sheet: SheetView; zoom: number }) {
  if (sheet.rows.length === 0) return <EmptyState title={t('preview.emptySheet')} />;
  return (
    <div className="sheet-scroll" tabIndex={0} role="group" aria-label={sheet.name}>
      <table className="sheet" style={{ zoom }}>
        <colgroup>
          {sheet.widths.map((width, index) => (
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {sheet.rows.slice(0, MAX_ROWS).map((row) => (
            <tr key={row.number}>
              {row.cells.map((cell) => (
                <td key={cell.column} colSpan={cell.colSpan} rowSpan={cell.rowSpan} className={cell.bold ? 'bold' : ''}>
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.rows.length > MAX_ROWS && (
        <p className="muted">{t('preview.more', { n: sheet.rows.length - MAX_ROWS })}</p>
      )}
    </div>
  );
}
