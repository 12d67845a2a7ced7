/** What differs between scanners: which element is one unit to be taken, and what it says. */
import type { ScanElement } from './element.ts';
import { nessusReader } from './nessus.ts';
import { nmapReader } from './nmap.ts';
import { openvasReader } from './openvas.ts';
import type { ScanSheet } from './sheet.ts';

export interface ScanReader {
  tool: string;
  /** Name of the file's root element. */
  root: string;
  /** Elements handed to {@link take} as a whole. */
  unit: ReadonlySet<string>;
  sheets: ScanSheet[];
  take(element: ScanElement): void;
}

/** The reader for a file that begins like this; `undefined` for other XML. @param root name of the root element */
export function readerFor(root: string): ScanReader | undefined {
  if (root === 'nmaprun') return nmapReader();
  if (root === 'NessusClientData_v2') return nessusReader();
  if (root === 'report' || root === 'get_reports_response' || root === 'get_results_response')
    return openvasReader(root);
  return undefined;
}
