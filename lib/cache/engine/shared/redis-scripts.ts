import { FLAGS_OFFSET, ID_BYTES, ID_OFFSET, SOFT, VERSION_OFFSET } from './frame.ts';

/**
 * What runs inside Redis for keys: any number of them on one server, one at a time in a cluster. KEYS come two by two, a
 * value and its lease, which share a hash tag, so a cluster keeps them on one node. Frames of another format have another
 * key, so offsets always mean the same. A lease whose holder is "!" is a pause.
 * @param width how many arguments belong to each item; `ARGV[a + 1]` is the first of them
 */
const forEach = (width: number, body: string) => `
  local call = redis.call
  local replies = {}
  for at = 1, #KEYS, 2 do
    local value, lease, a = KEYS[at], KEYS[at + 1], (at - 1) / 2 * ${width}
    local reply = 1
    ${body}
    replies[#replies + 1] = reply
  end
  return replies
`;
/** The version in a frame, or in the beginning of one. */
const version = (frame: string) =>
  `(#${frame} >= ${VERSION_OFFSET + 8} and struct.unpack('<d', ${frame}, ${VERSION_OFFSET + 1}) or 0)`;
const HEAD = `call('GETRANGE', value, 0, ${VERSION_OFFSET + 7})`;

/** Arguments: token, lease in ms, "-" or "+" and the id of a frame that the reader could not use. That one is no value. */
const ACQUIRE = forEach(
  3,
  `
    local frame, seen = call('GET', value), ARGV[a + 3]
    if frame and (seen == '-' or '+' .. string.sub(frame, ${ID_OFFSET + 1}, ${ID_OFFSET + ID_BYTES}) ~= seen) then
      reply = { 1, frame }
    elseif call('SET', lease, ARGV[a + 1], 'NX', 'PX', ARGV[a + 2]) then
      reply = { 2 }
    else
      reply = { call('GET', lease) == '!' and 4 or 3, call('PTTL', lease) }
    end
  `,
);

/** Arguments: token, frame, lifetime in ms. An absent lease refuses the fill: eviction must look like invalidation. */
const FILL = forEach(
  3,
  `
    if call('GET', lease) ~= ARGV[a + 1] then
      reply = 0
    else
      call('DEL', lease)
      local present, frame = ${HEAD}, ARGV[a + 2]
      if #present > 0 and ${version('present')} > ${version('frame')} then
        reply = -1
      else
        call('SET', value, frame, 'PX', ARGV[a + 3])
      end
    end
  `,
);

/** Arguments: token, lease in ms. */
const EXTEND = forEach(
  2,
  `
    if call('GET', lease) == ARGV[a + 1] then call('PEXPIRE', lease, ARGV[a + 2]) end
  `,
);

/** Argument: token. */
const RELEASE = forEach(
  1,
  `
    if call('GET', lease) == ARGV[a + 1] then call('DEL', lease) end
  `,
);

/** Arguments: token, pause in ms. */
const PAUSE = forEach(
  2,
  `
    if call('GET', lease) == ARGV[a + 1] then call('SET', lease, '!', 'PX', ARGV[a + 2]) end
  `,
);

/** Arguments: frame, lifetime in ms. */
const REPLACE = forEach(
  2,
  `
    call('DEL', lease)
    local present, frame = ${HEAD}, ARGV[a + 1]
    if #present == 0 then
      reply = -1
    elseif ${version('present')} >= ${version('frame')} then
      reply = 0
    else
      call('SET', value, frame, 'PX', ARGV[a + 2])
    end
  `,
);

const UNLINK = forEach(0, "call('UNLINK', value, lease)");

/** Marks what is there; SETRANGE alone would create it. */
const SOFTEN = forEach(
  0,
  `
    call('DEL', lease)
    local flags = call('GETRANGE', value, ${FLAGS_OFFSET}, ${FLAGS_OFFSET})
    if #flags == 1 then
      call('SETRANGE', value, ${FLAGS_OFFSET}, string.char(bit.bor(string.byte(flags), ${SOFT})))
    end
  `,
);

/**
 * What runs for the change log. KEYS: its state, the versions of tags, the stream; one hash tag for all. The set of tags
 * has a member "!" for as long as it is whole. When it or the state is lost, whatever was filled before might carry a tag
 * whose invalidation is forgotten: the log is born anew, and frames from before are dead. ARGV[1] is the highest position
 * that the caller knows; a log begins well beyond it, since another process may know a higher one.
 */
const LOG = `
  local function text(number) return string.format('%.0f', number) end
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
  local function begin()
    local position = text(math.max(now, tonumber(ARGV[1]) + 10000000))
    redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
    redis.call('HSET', KEYS[1], 'born', position, 'last', position)
    redis.call('ZADD', KEYS[2], '+inf', '!')
    return position, position
  end
  local state = redis.call('HMGET', KEYS[1], 'born', 'last')
  local born, last = state[1], state[2]
  if not born or not last or not redis.call('ZSCORE', KEYS[2], '!') then born, last = begin() end
`;

/**
 * ARGV: the change as JSON, how many changes to keep, how long to keep versions of tags in microseconds, how many hard
 * tags, how many soft ones, those tags, then the frames of its writes. Further KEYS are taken away first, so that nobody
 * who hears of the change finds them.
 */
const APPEND = `${LOG}
  for at = 4, #KEYS do redis.call('UNLINK', KEYS[at]) end
  local position = text(math.max(now, tonumber(last) + 1, tonumber(ARGV[1]) + 1))
  local at = 7
  for _, kind in ipairs({ 'h', 's' }) do
    local count = tonumber(kind == 'h' and ARGV[5] or ARGV[6])
    for tag = at, at + count - 1 do redis.call('ZADD', KEYS[2], 'GT', position, kind .. ARGV[tag]) end
    at = at + count
  end
  local entry = { 'p', last, 'c', ARGV[2] }
  for frame = at, #ARGV do
    entry[#entry + 1] = 'w'
    entry[#entry + 1] = ARGV[frame]
  end
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[3], position .. '-0', unpack(entry))
  local horizon = now - tonumber(ARGV[4])
  if horizon > tonumber(born) and redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. text(horizon)) > 0 then
    born = text(horizon)
    redis.call('HSET', KEYS[1], 'born', born)
  end
  redis.call('HSET', KEYS[1], 'last', position)
  return position
`;

/** ARGV: a position, how many changes at most. */
const READ = `${LOG}
  local entries = {}
  if tonumber(last) > tonumber(ARGV[2]) then
    entries = redis.call('XRANGE', KEYS[3], '(' .. ARGV[2] .. '-0', '+', 'COUNT', ARGV[3])
  end
  return { born, last, entries }
`;

/** ARGV: tags. */
const TAGS = `${LOG}
  local members = {}
  for at = 2, #ARGV do
    members[#members + 1] = 'h' .. ARGV[at]
    members[#members + 1] = 's' .. ARGV[at]
  end
  return { born, redis.call('ZMSCORE', KEYS[2], unpack(members)) }
`;

/** ARGV: when the log was born that is to end. */
const RESTART = `${LOG}
  if born == ARGV[2] then begin() end
  return 1
`;

/**
 * KEYS beyond those of the log: until when each process is believed to live, and how far it has come. ARGV: its name, its
 * position, for how long it lives in microseconds; 0 ends it.
 */
const REPORT = `${LOG}
  if tonumber(ARGV[4]) > 0 then
    redis.call('ZADD', KEYS[4], text(now + ARGV[4]), ARGV[2])
    redis.call('ZADD', KEYS[5], ARGV[3], ARGV[2])
  else
    redis.call('ZREM', KEYS[4], ARGV[2])
    redis.call('ZREM', KEYS[5], ARGV[2])
  end
  return 1
`;

/** ARGV: a position. */
const ATTENDANCE = `${LOG}
  for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', text(now))) do
    redis.call('ZREM', KEYS[4], gone)
    redis.call('ZREM', KEYS[5], gone)
  end
  return { redis.call('ZCARD', KEYS[5]), redis.call('ZCOUNT', KEYS[5], '-inf', '(' .. ARGV[2]) }
`;

export const KEY_SCRIPTS = {
  acquire: ACQUIRE,
  fill: FILL,
  extend: EXTEND,
  release: RELEASE,
  pause: PAUSE,
  replace: REPLACE,
  unlink: UNLINK,
  soften: SOFTEN,
};
export const LOG_SCRIPTS = {
  append: APPEND,
  read: READ,
  tags: TAGS,
  restart: RESTART,
  report: REPORT,
  attendance: ATTENDANCE,
};
