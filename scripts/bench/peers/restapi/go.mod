module pulumi-telecom-center/bench/restapi

go 1.24.0

require github.com/Mastercard/terraform-provider-restapi v1.20.0
