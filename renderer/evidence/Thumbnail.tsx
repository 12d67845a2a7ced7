import { Icon } from '../ui/index.ts';
import { useThumbnail } from './thumbnails.ts';

/** A small picture, or the icon of a file. */
export function Thumbnail({ sha256 }: { sha256: string }) {
  const url = useThumbnail(sha256);
  return (
    <span className="ev-thumb">
      {url ? <img src={url} alt="" draggable={false} /> : <Icon name="file" size={24} />}
    </span>
  );
}
