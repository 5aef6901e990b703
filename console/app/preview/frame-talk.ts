/** What the page tells the frame. The first of them comes with the channel on which the others are said. */
export type ToFrame =
  | {
      readonly kind: 'show';
      readonly bytes: Uint8Array;
      /** No image and no page is drawn larger, in pixels. */
      readonly mostPixels: number;
    }
  | { readonly kind: 'page'; readonly number: number };

/** What the frame tells the page: numbers, closed words and plain text, held to a schema there. */
export type FromFrame =
  /** Its code runs. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly pages: number }
  /** The text of the page, for whoever does not see it. */
  | { readonly kind: 'drawn'; readonly number: number; readonly text: string }
  | { readonly kind: 'failed'; readonly because: 'locked' | 'damaged' };

/** Of a page, for reading aloud. */
export type PageText = string;
