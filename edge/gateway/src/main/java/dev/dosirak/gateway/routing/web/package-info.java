/// From an address of the API to the node that answers: [CatalogRoutes][dev.dosirak.gateway.routing.web.CatalogRoutes]
/// says which service, [NodeRouting][dev.dosirak.gateway.routing.web.NodeRouting] which of its nodes, and
/// [OrderAdmission][dev.dosirak.gateway.routing.web.OrderAdmission] how many new orders.
package dev.dosirak.gateway.routing.web;
