/// The single entry point: finds the service of a domain, checks the access token, and answers politely when a
/// service is away. It has no rules of the business, and nothing here waits for more than one service. When even the
/// list of shops is away, [OfflineResponder][dev.dosirak.gateway.phonebook.web.OfflineResponder] gives one out of the
/// last phone book, which [PhonebookCopy][dev.dosirak.gateway.phonebook.web.PhonebookCopy] keeps.
///
/// The routing table is `gateway.yml`. What a request passes, in this order:
/// [RequestIds][dev.dosirak.gateway.RequestIds], [PathFilter][dev.dosirak.gateway.PathFilter], the routes,
/// [AuthenticationFilter][dev.dosirak.gateway.AuthenticationFilter],
/// [BodyBufferFilter][dev.dosirak.gateway.BodyBufferFilter],
/// [HeaderSanitizer][dev.dosirak.gateway.routing.web.HeaderSanitizer];
/// whatever goes wrong ends in [GatewayProblemHandler][dev.dosirak.gateway.GatewayProblemHandler].
package dev.dosirak.gateway;
