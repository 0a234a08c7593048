/** Server settings by name; passed on the command line, so that the cluster's own files stay untouched. */
export type Settings = Record<string, string>;

/** For a shop on one small machine. What keeps data safe (fsync, full_page_writes) stays at its default: on. */
export const SHOP_SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  // Compiling costs more than the shop's short queries take.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  cluster_name: 'strata',
};

/** For tests: the data is thrown away, so nothing waits for the disk. */
export const THROWAWAY_SETTINGS: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '5s',
};

/** Settings as arguments of `postgres`. */
export function toArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
