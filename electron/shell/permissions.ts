/**
 * Camera, microphone, location, devices, notifications, reading the clipboard …: the workbench asks for none, so none is
 * granted. Its copy buttons put text and pictures on the clipboard, which is all that may be done.
 */
import type { Session } from 'electron';

const isCopying = (permission: string): boolean => permission === 'clipboard-sanitized-write';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(isCopying(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isCopying(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
}
