variable "zone_id" {
  description = "The zone that the shop is in."
  type        = string
}

variable "hostname" {
  description = "The name that visitors reach the shop by. Rules leave other names of the zone alone."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9.-]+$", var.hostname))
    error_message = "Must be a host name in lower case, without scheme and path."
  }
}

variable "tiered_cache" {
  description = "Whether data centres ask one near the shop before they ask the shop. Free on every plan."
  type        = bool
  default     = true
}
