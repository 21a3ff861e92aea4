// Bring a block into sight, in whichever view is shown: each view says how.

const ways = [];

export function onReveal(way) {
  ways.push(way);
}

export function revealBlock(anchor) {
  for (const way of ways) way(anchor);
}
