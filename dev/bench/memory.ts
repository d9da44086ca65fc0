/** Owns reading this process's memory: now, and at its most. */

const MB = 1024 * 1024;
const EVERY_MS = 20;

/** Resident memory of the process with all its threads, MB. */
export function memoryMb(): number {
  return process.memoryUsage.rss() / MB;
}

/** Does something; tells the most memory that the process had meanwhile, MB. */
export async function peakOf<T>(act: () => Promise<T>): Promise<{ value: T; peakMb: number }> {
  let peakMb = memoryMb();
  const look = () => void (peakMb = Math.max(peakMb, memoryMb()));
  const timer = setInterval(look, EVERY_MS);
  try {
    const value = await act();
    look();
    return { value, peakMb };
  } finally {
    clearInterval(timer);
  }
}
