/** Runs `work` and tells its computing time: the clock on the wall also counts what else the machine does. */
export function computed<T>(work: () => T): { seconds: number; result: T } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, result };
}
