/** The example on the landing page: hosts that a full scan needs, against the hosts there are. */

export const scan = {
  bytesPerNumber: 4,
  dimensions: 256,
  queriesPerSecond: 50,
  bytesPerSecond: 20e9,
  load: 0.6,
  hosts: 4,
}

/** Bytes read a second, over the bytes that one host may read a second. */
export const hostsNeeded = (vectors: number): number =>
  (scan.queriesPerSecond * scan.bytesPerNumber * vectors * scan.dimensions) /
  (scan.bytesPerSecond * scan.load)

/** Where the hosts there are just suffice. */
export const crossing = scan.hosts / hostsNeeded(1)
