/** A paper with everything filled in, in one language: what is drawn, from top to bottom. */
export interface Sheet {
  readonly language: 'kk' | 'ru';
  readonly page: 'portrait' | 'landscape';
  /** Stands at the head of every page, where it is no finished paper; else `null`. */
  readonly head: string | null;
  /** Stands at the foot of every page. */
  readonly foot: string;
  readonly parts: readonly SheetPart[];
}

export type SheetPart =
  | {
      readonly kind: 'approval' | 'title' | 'heading' | 'paragraph' | 'remark';
      readonly lines: readonly string[];
    }
  | { readonly kind: 'annex'; readonly lines: readonly string[]; readonly isOnNewPage: boolean }
  | { readonly kind: 'centred'; readonly lines: readonly string[]; readonly caption: string | null }
  | { readonly kind: 'edges'; readonly left: string; readonly right: string }
  | { readonly kind: 'numbered'; readonly items: readonly string[] }
  /** Empty lines to write on. */
  | { readonly kind: 'ruled'; readonly count: number }
  | {
      readonly kind: 'table';
      readonly columns: readonly SheetColumn[];
      readonly rows: readonly SheetRow[];
    }
  | {
      readonly kind: 'signature';
      readonly post: string;
      readonly name: string;
      readonly caption: string;
      readonly seal: string | null;
      readonly date: string | null;
    };

export interface SheetColumn {
  readonly label: string;
  /** In hundredths of the table's width. */
  readonly width: number;
  readonly isCentred: boolean;
}

export type SheetRow =
  | { readonly kind: 'group'; readonly text: string }
  | { readonly kind: 'row'; readonly cells: readonly string[] };
