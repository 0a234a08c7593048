declare module 'cluster-key-slot' {
  /** The slot of a key: CRC16 of its hash tag, or of the whole key, modulo 16,384 (Redis Cluster specification). */
  function calculateSlot(key: string | Buffer): number;
  export = calculateSlot;
}
