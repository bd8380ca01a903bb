/** What is wrong with `zones` as the number of a network's availability zones; empty when nothing is. */
export function checkZones(zones: number): string[] {
  if (Number.isInteger(zones) && zones >= 2) {
    return [];
  }
  return [`zones are ${zones}: expected a whole number from 2, as a load balancer needs two`];
}
