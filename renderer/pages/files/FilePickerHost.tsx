import { useSignal } from '../../store/signal.ts';
import { FilePicker } from './FilePicker.tsx';
import { pickRequest } from './pick-path.ts';

/** Mounted once; shows the picker while someone waits for a path. */
export function FilePickerHost() {
  const request = useSignal(pickRequest);
  return request && <FilePicker request={request} />;
}
