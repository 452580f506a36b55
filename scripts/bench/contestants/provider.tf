terraform {
  required_providers {
    restapi = {
      # A host that serves nothing: the provider comes from the folder that the CLI configuration names.
      source  = "bench.invalid/mastercard/restapi"
      version = "1.20.0"
    }
  }
}

variable "url" { type = string }
variable "username" { type = string }
variable "password" { type = string }
variable "customers" { type = number }
variable "changed" { type = bool }

provider "restapi" {
  uri                  = var.url
  username             = var.username
  password             = var.password
  headers              = { "Content-Type" = "application/vnd.api+json" }
  id_attribute         = "data/id"
  update_method        = "PATCH"
  write_returns_object = true
}
