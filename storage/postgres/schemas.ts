/** Two in one database, so that a long backup can leave the keys out by name. */
export const mainSchema = 'senim';
export const shredSchema = 'senim_shred';
