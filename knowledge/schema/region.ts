/** Where something is: the regions of the report's form, and the whole country. */
export const regionIds = [
  'republic',
  'astana',
  'almaty',
  'shymkent',
  'abai',
  'akmola',
  'aktobe',
  'almaty-region',
  'atyrau',
  'west-kazakhstan',
  'zhambyl',
  'zhetisu',
  'karaganda',
  'kostanay',
  'kyzylorda',
  'mangystau',
  'pavlodar',
  'north-kazakhstan',
  'turkistan',
  'ulytau',
  'east-kazakhstan',
] as const;

export type RegionId = (typeof regionIds)[number];

export function isRegion(id: string): id is RegionId {
  return regionIds.some((one) => one === id);
}
