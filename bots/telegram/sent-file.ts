import type { Message } from 'grammy/types';

/** A file that somebody sent, before any of it was fetched. */
export interface SentFile {
  readonly fileId: string;
  /** Only for types that their content does not tell. */
  readonly name: string;
  /** `null` when Telegram did not say. */
  readonly size: number | null;
  /** Pieces of one album carry one name. */
  readonly album: string | null;
  /** Words came along with it. */
  readonly captioned: boolean;
  /** A voice or a face can be recognised in it. */
  readonly alive: boolean;
}

/** The file of a message, `null` when it has none. */
export function fileOf(message: Message): SentFile | null {
  const found = contentOf(message);
  if (found === null) return null;
  return {
    fileId: found.file_id,
    name: found.name,
    size: found.file_size ?? null,
    album: message.media_group_id ?? null,
    captioned: (message.caption ?? '') !== '',
    alive: found.alive,
  };
}

interface Content {
  readonly file_id: string;
  readonly file_size?: number;
  readonly name: string;
  readonly alive: boolean;
}

function contentOf(message: Message): Content | null {
  const { photo, document, voice, audio, video, video_note: round, animation } = message;
  const largest = photo?.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1);
  if (largest !== undefined) return { ...largest, name: 'photo.jpg', alive: false };
  // An animation comes as a document too.
  if (animation !== undefined) return { ...animation, name: 'animation.mp4', alive: false };
  if (document !== undefined) {
    return { ...document, name: document.file_name ?? '', alive: false };
  }
  if (voice !== undefined) return { ...voice, name: 'voice.ogg', alive: true };
  if (audio !== undefined) return { ...audio, name: audio.file_name ?? 'audio.mp3', alive: true };
  if (video !== undefined) return { ...video, name: video.file_name ?? 'video.mp4', alive: true };
  return round === undefined ? null : { ...round, name: 'video.mp4', alive: true };
}
