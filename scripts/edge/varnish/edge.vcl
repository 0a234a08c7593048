# Varnish in Cloudflare's ways. write-vcl.ts puts before this: the version, the imports, the origins as a director, and
# the subs edge_bypass, edge_retry, edge_response_rules, edge_vary and edge_prefixes.
#
# Headers that begin with x-edge- are ours: no visitor can set them, and none sees them.
#   on requests   x-edge-status  what CF-Cache-Status will say
#                 x-edge-state   "sync": the stored copy is too old, ask the origin; "failed": it did not answer well
#                 x-edge-sie     a stored copy may stand in if the origin fails
#   on objects    x-edge-swr, x-edge-sie  for how long after its expiry it may be served
#                 x-edge-vary    the origin's Vary, since the one that Varnish sees is ours
#                 x-edge-304     the origin has confirmed it

sub vcl_recv {
  if (local.socket == "control") {
    call edge_control;
  }
  if (req.restarts == 0) {
    unset req.http.x-edge-status;
    unset req.http.x-edge-state;
    unset req.http.x-edge-sie;
    unset req.http.x-edge-bypass;
    set req.http.host = std.tolower(req.http.host);
    set req.http.CF-Connecting-IP = client.ip;
    set req.http.X-Forwarded-Proto = "http";
    call edge_normalise_encoding;
    call edge_bypass;
  }
  if (req.method != "GET" && req.method != "HEAD") {
    set req.http.x-edge-status = "DYNAMIC";
    return (pass);
  }
  if (req.http.x-edge-bypass) {
    set req.http.x-edge-status = "BYPASS";
    return (pass);
  }
  # Neither Cookie nor Authorization keeps a request from the cache, as they do in Varnish's own rules.
  return (hash);
}

# Reached through a socket of the file system that only our own user may open.
sub edge_control {
  if (req.method == "PURGE") {
    if (req.http.x-edge-keys == "url") {
      set req.http.x-edge-keys = "u:" + std.tolower(req.http.host) + regsuball(std.querysort(req.url), ",", "%2C");
    }
    if (req.http.x-edge-mode == "invalidate") {
      set req.http.x-edge-objects = xkey.softpurge(req.http.x-edge-keys);
    } else {
      set req.http.x-edge-objects = xkey.purge(req.http.x-edge-keys);
    }
  }
  return (synth(200));
}

# Three kinds of visitors instead of as many as there are browsers.
sub edge_normalise_encoding {
  if (req.http.Accept-Encoding ~ "(?i)(^|[\s,])br\s*(,|$|;(?!\s*q=0(\.0*)?\s*(,|$)))") {
    set req.http.Accept-Encoding = "br";
  } else if (req.http.Accept-Encoding ~ "(?i)(^|[\s,])gzip\s*(,|$|;(?!\s*q=0(\.0*)?\s*(,|$)))") {
    set req.http.Accept-Encoding = "gzip";
  } else {
    set req.http.Accept-Encoding = "identity";
  }
}

# Cloudflare's default key: address, all of the query (sorted, as our Cache Rules say), and headers that could otherwise
# poison it.
sub vcl_hash {
  hash_data(req.http.host);
  hash_data(std.querysort(req.url));
  hash_data("origin=" + req.http.Origin);
  hash_data("method=" + req.http.x-http-method-override + "," + req.http.x-http-method + "," +
    req.http.x-method-override);
  hash_data("host=" + req.http.x-forwarded-host + "," + req.http.x-host + "," + req.http.forwarded);
  hash_data("url=" + req.http.x-original-url + "," + req.http.x-rewrite-url);
  return (lookup);
}

sub vcl_hit {
  if (req.http.x-edge-state == "sync") {
    # Somebody else's fetch has ended while we waited for it.
    set req.http.x-edge-status = "HIT";
    return (deliver);
  }
  if (req.http.x-edge-state == "failed") {
    set req.http.x-edge-status = "STALE";
    return (deliver);
  }
  if (obj.ttl > 0s) {
    set req.http.x-edge-status = "HIT";
    return (deliver);
  }
  if (obj.ttl + std.duration(obj.http.x-edge-swr, 0s) > 0s) {
    # Varnish fetches it anew meanwhile.
    set req.http.x-edge-status = "UPDATING";
    return (deliver);
  }
  if (obj.ttl + std.duration(obj.http.x-edge-sie, 0s) > 0s) {
    set req.http.x-edge-sie = "1";
  }
  set req.http.x-edge-state = "sync";
  set req.grace = 0s;
  return (restart);
}

sub vcl_miss {
  if (req.http.x-edge-state == "sync") {
    set req.http.x-edge-status = "EXPIRED";
  } else {
    set req.http.x-edge-status = "MISS";
  }
  return (fetch);
}

sub vcl_backend_fetch {
  # Serving a stale copy after a failure would ask the failing origin once more.
  if (bereq.is_bgfetch && bereq.http.x-edge-state == "failed") {
    return (abandon);
  }
  unset bereq.http.x-edge-status;
  unset bereq.http.x-edge-state;
  unset bereq.http.x-edge-bypass;
  unset bereq.http.X-Varnish;
  set bereq.http.Via = "1.1 strata-edge";
  set bereq.backend = origins.backend();
  return (fetch);
}

sub vcl_backend_response {
  if (bereq.uncacheable) {
    return (deliver);
  }
  if (beresp.status == 500 || beresp.status == 502 || beresp.status == 503 || beresp.status == 504) {
    # The copy that is there stays: it is being served, or may be.
    if (bereq.is_bgfetch || bereq.http.x-edge-sie) {
      return (abandon);
    }
  }
  # A confirmed copy comes with the headers it was stored with.
  unset beresp.http.x-edge-304;
  unset beresp.http.x-edge-swr;
  unset beresp.http.x-edge-sie;
  if (beresp.was_304) {
    set beresp.http.x-edge-304 = "1";
  }
  call edge_pick_directives;
  call edge_lifetime;
  call edge_response_rules;
  call edge_vary;
  if (beresp.http.x-edge-refused) {
    unset beresp.http.x-edge-refused;
    unset beresp.http.x-edge-cc;
    set beresp.http.x-edge-uncached = "1";
    # For so long, requests for it need not wait for each other.
    set beresp.uncacheable = true;
    set beresp.ttl = 5s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    return (deliver);
  }
  call edge_stale_windows;
  call edge_keys;
  unset beresp.http.x-edge-cc;
  return (deliver);
}

# The first of the headers that says anything; the others then say nothing.
sub edge_pick_directives {
  std.collect(beresp.http.Cloudflare-CDN-Cache-Control);
  std.collect(beresp.http.CDN-Cache-Control);
  std.collect(beresp.http.Cache-Control);
  if (beresp.http.Cloudflare-CDN-Cache-Control ~ "\S") {
    set beresp.http.x-edge-cc = beresp.http.Cloudflare-CDN-Cache-Control;
  } else if (beresp.http.CDN-Cache-Control ~ "\S") {
    set beresp.http.x-edge-cc = beresp.http.CDN-Cache-Control;
  } else if (beresp.http.Cache-Control) {
    set beresp.http.x-edge-cc = beresp.http.Cache-Control;
  } else {
    set beresp.http.x-edge-cc = "";
  }
  set beresp.http.x-edge-cc = "," + regsuball(std.tolower(beresp.http.x-edge-cc), "\s*,\s*", ",") + ",";
}

sub edge_lifetime {
  if (beresp.http.x-edge-cc ~ ",(no-store|private)[=,]" || beresp.http.Set-Cookie || beresp.http.Vary ~ "\*") {
    set beresp.http.x-edge-refused = "1";
  }
  if (bereq.http.Authorization && beresp.http.x-edge-cc !~ ",(public|s-maxage|must-revalidate)[=,]") {
    set beresp.http.x-edge-refused = "1";
  }
  if (beresp.http.x-edge-cc ~ ",no-cache[=,]") {
    # Kept, but asked for each time.
    set beresp.ttl = 0s;
  } else if (beresp.http.x-edge-cc ~ {",s-maxage="?\d"}) {
    set beresp.ttl = std.duration(regsub(beresp.http.x-edge-cc, {"^.*,s-maxage="?(\d+).*$"}, "\1") + "s", 0s);
  } else if (beresp.http.x-edge-cc ~ {",max-age="?\d"}) {
    set beresp.ttl = std.duration(regsub(beresp.http.x-edge-cc, {"^.*,max-age="?(\d+).*$"}, "\1") + "s", 0s);
  } else if (beresp.http.Expires && beresp.http.CDN-Cache-Control !~ "\S" &&
             beresp.http.Cloudflare-CDN-Cache-Control !~ "\S") {
    set beresp.ttl = std.time(beresp.http.Expires, now) - std.time(beresp.http.Date, now);
  } else {
    # bypass_by_default: what the origin does not allow is not cached.
    set beresp.http.x-edge-refused = "1";
  }
  set beresp.ttl = beresp.ttl - std.duration(beresp.http.Age + "s", 0s);
  # Varnish does not find again what has no lifetime at all: a microsecond will do.
  if (beresp.ttl <= 0s) {
    set beresp.ttl = 0.001s / 1000;
  }
}

# Four directives forbid serving anything stale, whatever else is said: s-maxage is one of them (RFC 9111, 5.2.2.10).
sub edge_stale_windows {
  set beresp.grace = 7d;
  set beresp.keep = 7d;
  if (beresp.http.x-edge-cc !~ ",(s-maxage|must-revalidate|proxy-revalidate|no-cache)[=,]") {
    if (beresp.http.x-edge-cc ~ ",stale-while-revalidate=\d") {
      set beresp.http.x-edge-swr = regsub(beresp.http.x-edge-cc, "^.*,stale-while-revalidate=(\d+).*$", "\1s");
    }
    if (beresp.http.x-edge-cc ~ ",stale-if-error=\d") {
      set beresp.http.x-edge-sie = regsub(beresp.http.x-edge-cc, "^.*,stale-if-error=(\d+).*$", "\1s");
    }
  }
}

# What an object can be purged by. a: everything, h: its host, u: its address, p: what its path begins with, t: its tags.
sub edge_keys {
  set beresp.http.xkey = "a h:" + bereq.http.host +
    " u:" + bereq.http.host + regsuball(std.querysort(bereq.url), ",", "%2C");
  call edge_prefixes;
  std.collect(beresp.http.Cache-Tag, ",");
  # More than 16 KB of tags are none at all.
  if (beresp.http.Cache-Tag && beresp.http.Cache-Tag !~ "^.{16385}") {
    set beresp.http.xkey = beresp.http.xkey + " " + regsuball(std.tolower(beresp.http.Cache-Tag), "[^\s,]+", "t:\0");
  }
}

sub vcl_backend_error {
  call edge_retry;
  if (bereq.is_bgfetch || bereq.http.x-edge-sie) {
    return (abandon);
  }
  set beresp.status = 502;
  unset beresp.http.Server;
  set beresp.http.Content-Type = "text/plain";
  set beresp.http.Cache-Control = "no-store";
  set beresp.http.x-edge-uncached = "1";
  set beresp.uncacheable = true;
  set beresp.ttl = 1s;
  synthetic("The origin does not answer." + {"
"});
  return (deliver);
}

sub vcl_deliver {
  if (req.http.x-edge-status == "EXPIRED" && resp.http.x-edge-304) {
    set req.http.x-edge-status = "REVALIDATED";
  }
  if (resp.http.x-edge-uncached) {
    set req.http.x-edge-status = "BYPASS";
  }
  call edge_tell_status;
  if (resp.http.x-edge-vary ~ "\S") {
    set resp.http.Vary = resp.http.x-edge-vary;
  } else if (resp.http.x-edge-vary) {
    unset resp.http.Vary;
  }
  unset resp.http.x-edge-vary;
  unset resp.http.x-edge-304;
  unset resp.http.x-edge-swr;
  unset resp.http.x-edge-sie;
  unset resp.http.x-edge-uncached;
  unset resp.http.xkey;
  unset resp.http.Cache-Tag;
  unset resp.http.Cloudflare-CDN-Cache-Control;
  unset resp.http.X-Varnish;
  unset resp.http.Via;
  return (deliver);
}

sub edge_tell_status {
  set resp.http.CF-Cache-Status = req.http.x-edge-status;
  std.collect(resp.http.Cache-Status);
  if (resp.http.Cache-Status) {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", strata-edge";
  } else {
    set resp.http.Cache-Status = "strata-edge";
  }
  if (req.http.x-edge-status ~ "^(HIT|UPDATING|STALE)$") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; hit; ttl=" +
      regsub(regsub(obj.ttl, "\..*", ""), "^-0$", "0");
  } else {
    unset resp.http.Age;
  }
  if (req.http.x-edge-status ~ "^(UPDATING|STALE)$") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; detail=" + req.http.x-edge-status;
  } else if (req.http.x-edge-status == "MISS") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; fwd=uri-miss; stored";
  } else if (req.http.x-edge-status == "EXPIRED") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; fwd=stale; fwd-status=" + resp.status + "; stored";
  } else if (req.http.x-edge-status == "REVALIDATED") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; fwd=stale; fwd-status=304; stored";
  } else if (req.http.x-edge-status == "DYNAMIC") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; fwd=method";
  } else if (req.http.x-edge-status == "BYPASS") {
    set resp.http.Cache-Status = resp.http.Cache-Status + "; fwd=bypass";
  }
}

sub vcl_synth {
  if (local.socket == "control") {
    set resp.http.x-edge-objects = req.http.x-edge-objects;
    return (deliver);
  }
  # The origin has failed, and the fetch was abandoned because a stale copy may stand in.
  if (req.http.x-edge-sie && req.http.x-edge-state == "sync") {
    unset req.http.x-edge-sie;
    set req.http.x-edge-state = "failed";
    set req.grace = 7d;
    return (restart);
  }
}
