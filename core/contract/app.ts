/** The program itself, and places on this machine's disk. */
import * as z from 'zod';
import { call, nothing, path } from './call.ts';

const fileFilter = z.enum(['casefile', 'image', 'evidence', 'template', 'table', 'any']);

export const appCalls = {
  'app.info': call<AppInfo>('meanwhile')(nothing),
  'app.setAuthor': call<AppInfo>()(z.strictObject({ author: z.string().trim().min(1).max(60) })),
  'app.listFolder': call<FolderListing>('meanwhile')(
    z.strictObject({ folder: z.string().max(4096), filter: fileFilter }),
  ),
  /** Native dialog; '' when cancelled. Only where `AppInfo.nativeDialogs`. */
  'app.pickPath': call<{ path: string }>('meanwhile')(
    z.strictObject({
      purpose: z.enum(['open', 'save', 'folder']),
      filter: fileFilter,
      suggested: z.string().max(4096),
    }),
  ),
  /** Opens the folder of a written file in the system's file manager. */
  'app.showFile': call<{ shown: boolean }>('meanwhile')(z.strictObject({ path })),
};

export interface AppInfo {
  version: string;
  door: 'electron' | 'loopback' | 'cli';
  /** Shown as author of changes; '' until the user says who they are. */
  author: string;
  /** Folder proposed for new casefiles. */
  documentsFolder: string;
  platform: string;
  /** `true` when the door can show the system's own file dialogs. */
  nativeDialogs: boolean;
}

export interface FolderListing {
  folder: string;
  parent: string;
  folders: string[];
  files: { name: string; bytes: number; modifiedAt: string }[];
  /** Quick places: documents, desktop, home, drives. */
  places: { name: string; path: string }[];
}
