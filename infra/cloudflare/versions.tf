# Cloudflare as this shop needs it. docs/cloudflare.md explains each rule.
#
#   export CLOUDFLARE_API_TOKEN=...   # may edit rules and zone settings; not the token that the shop purges with
#   terraform init
#   terraform plan -var zone_id=... -var hostname=shop.example.com
#   terraform apply -var zone_id=... -var hostname=shop.example.com
#
# The two rulesets own their phases: rules that were made by hand in the dashboard there are replaced. The lists in
# rules.tf are those of scripts/edge/rules.ts, by which the stand-in `npm run edge` goes; a test holds them together.

terraform {
  required_version = ">= 1.5"

  required_providers {
    cloudflare = {
      source = "cloudflare/cloudflare"
      # The first one with `vary` in Cache Rules.
      version = ">= 5.21.1, < 6.0.0"
    }
  }
}

provider "cloudflare" {}
