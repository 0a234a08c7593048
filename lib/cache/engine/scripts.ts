import { EXPIRES_AT_OFFSET, FORMAT, VERSION_OFFSET } from './frame.ts';

/**
 * What runs inside Redis. KEYS[1] is the value, KEYS[2] its lease; both share a hash tag, so a cluster keeps them on one
 * node. Frames of another format have another key, so offsets always mean the same.
 */
const HELPERS = `
  local function number(frame, offset)
    if not frame or #frame < offset + 8 then return 0 end
    return (struct.unpack('<d', frame, offset + 1))
  end
  local function version(frame) return number(frame, ${VERSION_OFFSET}) end
  local function header(key) return redis.call('GETRANGE', key, 0, ${VERSION_OFFSET + 7}) end
`;

/** ARGV: token, lease in ms, the reader's time. A frame that has ended by that time, or cannot be read, is no value. */
export const ACQUIRE = `${HELPERS}
  local frame = redis.call('GET', KEYS[1])
  if frame and string.byte(frame, 1) == ${FORMAT} and number(frame, ${EXPIRES_AT_OFFSET}) > tonumber(ARGV[3]) then
    return { 1, frame }
  end
  if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return { 2 } end
  return { 3, redis.call('PTTL', KEYS[2]) }
`;

/** ARGV: token, frame, lifetime in ms. An absent lease refuses the fill: eviction must look like invalidation. */
export const FILL = `${HELPERS}
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
  redis.call('DEL', KEYS[2])
  if version(header(KEYS[1])) > version(ARGV[2]) then return -1 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
`;

/** ARGV: token. */
export const RELEASE = `
  if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
  return 1
`;

/** ARGV: frame, lifetime in ms. */
export const REPLACE = `${HELPERS}
  redis.call('DEL', KEYS[2])
  local present = header(KEYS[1])
  if #present == 0 then return -1 end
  if version(present) >= version(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`;
