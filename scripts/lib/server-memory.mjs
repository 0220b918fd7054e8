/**
 * How the server keeps its memory, for the keeper and for what measures it.
 * Room for what requests leave behind (MB), cleared away by the thread that made it: with Node's 16 MB and its helping
 * threads a busy server spends a fifth of its time on this.
 * And it is made there always: what the start made to stay, by the same code that requests run, V8 took as a sign to make
 * all of it among the old, where it drags what it names along and waits for the sweep of everything.
 * The old is swept when there is half as much again as was left by the last sweep, and not four times as much: what is
 * resident then stays as it is from the first minute on.
 */
export const memoryFlags = [
  '--max-semi-space-size=64',
  '--no-parallel-scavenge',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=50',
]
