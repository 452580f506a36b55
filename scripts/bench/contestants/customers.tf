locals {
  customers = {
    for n in range(var.customers) : "c${n}" => {
      id      = tostring(500000 + n)
      name    = "Customer ${n}"
      limit   = var.changed && n == 0 ? 11 : 10
      numbers = [for d in [0, 1] : tostring(12130000000 + n * 2 + d)]
    }
  }
  numbers = merge([for key, customer in local.customers : { for number in customer.numbers : number => key }]...)
}

resource "restapi_object" "customer" {
  for_each = local.customers
  path     = "/customers"
  data = jsonencode({
    data = {
      type       = "customers"
      id         = each.value.id
      attributes = { name = each.value.name, capacity_limit = each.value.limit }
    }
  })
}

resource "restapi_object" "trunk" {
  for_each = local.customers
  path     = "/incoming_trunks"
  data = jsonencode({
    data = {
      type       = "incoming_trunks"
      attributes = { name = "From DIDWW", codecs = ["PCMU", "PCMA"] }
      relationships = {
        customer = { data = { type = "customers", id = restapi_object.customer[each.key].id } }
      }
    }
  })
}

resource "restapi_object" "number" {
  for_each = local.numbers
  path     = "/available_did_numbers"
  data = jsonencode({
    data = {
      type       = "available_did_numbers"
      attributes = { number = each.key }
      relationships = {
        customer = { data = { type = "customers", id = restapi_object.customer[each.value].id } }
      }
    }
  })
}

resource "restapi_object" "gateway" {
  for_each = local.customers
  path     = "/termination_gateways"
  data = jsonencode({
    data = {
      type       = "termination_gateways"
      attributes = { name = "pbx", host = "a.example.net", port = 5080 }
      relationships = {
        customer = { data = { type = "customers", id = restapi_object.customer[each.key].id } }
      }
    }
  })
}

resource "restapi_object" "route" {
  for_each = local.customers
  path     = "/termination_routes"
  data = jsonencode({
    data = {
      type       = "termination_routes"
      attributes = { name = "uk", dst_prefix = "44" }
      relationships = {
        customer = { data = { type = "customers", id = restapi_object.customer[each.key].id } }
        gateway  = { data = { type = "termination_gateways", id = restapi_object.gateway[each.key].id } }
      }
    }
  })
}
