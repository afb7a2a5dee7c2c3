import { monitorEventLoopDelay } from 'node:perf_hooks';
import { version } from '../../../package.json';
import { createGauge } from './instruments.ts';
import type { MetricFamily } from './metric-family.ts';

/** Sampling interval of the event loop delay. */
const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

/** Under the standard names of Prometheus clients, where there are any. */
export function processGauges(): MetricFamily[] {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1_000);

  return [
    createGauge({ name: 'countersign_build_info', help: 'Which version runs, on which Node.' }, () => [
      [{ version, node: process.version }, 1],
    ]),
    createGauge(
      {
        name: 'countersign_event_loop_delay_seconds',
        help: 'How late the event loop was since this was last read.',
      },
      () => {
        if (loop.count === 0) return null;
        const now = [
          [{ statistic: 'p50' }, late(loop.percentile(50))],
          [{ statistic: 'p99' }, late(loop.percentile(99))],
          [{ statistic: 'max' }, late(loop.max)],
        ] as const;
        loop.reset();
        return now;
      },
    ),
    createGauge(
      { name: 'process_cpu_seconds_total', help: 'Processor time, of user and system.' },
      () => {
        const { system, user } = process.cpuUsage();
        return (system + user) / 1e6;
      },
      'counter',
    ),
    createGauge({ name: 'process_resident_memory_bytes', help: 'Resident memory.' }, () => process.memoryUsage.rss()),
    createGauge(
      { name: 'process_start_time_seconds', help: 'When the process was started, in seconds since 1970.' },
      () => Math.round(performance.timeOrigin) / 1_000,
    ),
    createGauge({ name: 'nodejs_heap_size_used_bytes', help: 'Heap in use.' }, () => process.memoryUsage().heapUsed),
  ];
}
