locals {
  # What is answered below these paths is somebody's own.
  bypass_paths = [
    "/account",
    "/cart",
    "/checkout",
    "/admin",
    "/orders",
    "/api/admin",
    "/api/auth",
    "/api/cart",
    "/api/checkout",
    "/api/orders",
    "/api/account",
  ]

  # Whoever has one of these must see the newest state.
  bypass_cookies = ["strata-change", "__prerender_bypass"]
  bypass_headers = ["strata-change"]

  # Next answers one address with a page or with a part of one; these headers tell which.
  vary_headers = [
    "rsc",
    "next-router-state-tree",
    "next-router-prefetch",
    "next-router-segment-prefetch",
    "next-url",
  ]

  # Redirects that hold for one visitor or for now. Errors, from 500 on, are kept out as well.
  uncached_status = [302, 303, 307]

  is_shop = "http.host eq \"${var.hostname}\""

  is_bypassed = join(" or ", concat(
    [for path in local.bypass_paths : "starts_with(http.request.uri.path, \"${path}\")"],
    [for name in local.bypass_cookies : "http.cookie contains \"${name}=\""],
    [for name in local.bypass_headers : "any(http.request.headers[\"${name}\"][*] ne \"\")"],
  ))
}

# Without these, Cloudflare caches by file extension alone: neither pages nor JSON.
resource "cloudflare_ruleset" "cache_rules" {
  zone_id     = var.zone_id
  name        = "default"
  description = "What of the shop may be cached"
  kind        = "zone"
  phase       = "http_request_cache_settings"

  # No rule looks at the method: one that did would hide its objects from purges by URL.
  rules = [
    {
      ref         = "strata_bypass"
      description = "Personal pages, sign-in, administration, and whoever has just changed something"
      expression  = "(${local.is_shop}) and (${local.is_bypassed})"
      action      = "set_cache_settings"
      action_parameters = {
        cache = false
      }
    },
    {
      ref         = "strata_eligible"
      description = "All else, as far as the shop's own headers allow"
      expression  = "(${local.is_shop}) and not (${local.is_bypassed})"
      action      = "set_cache_settings"
      action_parameters = {
        cache = true
        # What has no cache headers is not cached. Never a lifetime of our own here: it would cache what sets cookies.
        edge_ttl = {
          mode = "bypass_by_default"
        }
        browser_ttl = {
          mode = "respect_origin"
        }
        cache_key = {
          cache_deception_armor      = true
          ignore_query_strings_order = true
        }
        vary = {
          default = { action = "bypass" }
          headers = merge(
            { for name in local.vary_headers : name => { action = "passthrough" } },
            { "accept-encoding" = { action = "normalize" } },
          )
        }
      }
    },
  ]
}

# The shop already says no-store on all of these. This holds when something between it and Cloudflare does not.
resource "cloudflare_ruleset" "cache_response_rules" {
  zone_id     = var.zone_id
  name        = "default"
  description = "What is never kept, whatever its headers say"
  kind        = "zone"
  phase       = "http_response_cache_settings"

  rules = [
    {
      ref         = "strata_no_errors"
      description = "Errors and passing redirects"
      expression  = "(${local.is_shop}) and (http.response.code ge 500 or http.response.code in {${join(" ", local.uncached_status)}})"
      action      = "set_cache_control"
      action_parameters = {
        no_store = {
          operation       = "set"
          cloudflare_only = true
        }
      }
    },
  ]
}

resource "cloudflare_argo_tiered_caching" "shop" {
  zone_id = var.zone_id
  value   = var.tiered_cache ? "on" : "off"
}

# Picks the data centre near the shop; needs the one above.
resource "cloudflare_tiered_cache" "shop" {
  zone_id    = var.zone_id
  value      = var.tiered_cache ? "on" : "off"
  depends_on = [cloudflare_argo_tiered_caching.shop]
}
